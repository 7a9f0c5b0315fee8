package org.affectlab.speech.api.adaptation;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobId;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.jobs.batch.ArchiveItems;
import org.affectlab.servicekit.jobs.batch.ArchiveWork;
import org.affectlab.servicekit.jobs.batch.BatchProperties;
import org.affectlab.servicekit.jobs.files.JobFiles;
import org.affectlab.servicekit.jobs.run.JobFileNames;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.speech.model.AdaptedModel;
import org.affectlab.speech.model.AdaptedPackages;
import org.affectlab.speech.pipeline.adaptation.Adaptation;
import org.affectlab.speech.pipeline.adaptation.AktlrAdapter;
import org.affectlab.speech.pipeline.adaptation.FeatureMatrix;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adapts to the recordings of an archive. In memory are the features of all of them (a few hundred bytes each) and the few recordings that are worked on;
 * cancelling is noticed between items and within long ones, though not while the regression is solved (seconds). An attempt after a crash begins anew and
 * comes to the same result. Thread-safe.
 */
public final class AdaptationJob implements JobKind {
    /** Jobs are kept under this name. */
    public static final String NAME = "speech-adaptations";

    /** Of each emotion, where the caller brings labelled recordings. */
    public static final int FEWEST_SOURCE_FILES = OwnSource.FEWEST_OF_EMOTION;

    private final ItemReader reader;
    private final SourceChoice sources;
    private final AktlrAdapter adapter;
    private final AdaptedPackages packages;
    private final BatchProperties limits;
    private final JobFiles files;
    private final JsonMapper json;

    public AdaptationJob(
            ItemReader reader,
            SourceChoice sources,
            AktlrAdapter adapter,
            AdaptedPackages packages,
            BatchProperties limits,
            JobFiles files,
            JsonMapper json) {
        this.reader = requireNonNull(reader, "reader is null");
        this.sources = requireNonNull(sources, "sources is null");
        this.adapter = requireNonNull(adapter, "adapter is null");
        this.packages = requireNonNull(packages, "packages is null");
        this.limits = requireNonNull(limits, "limits is null");
        this.files = requireNonNull(files, "files is null");
        this.json = requireNonNull(json, "json is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Job job, Input input, Caller caller, Progress progress) throws IOException {
        AdaptationParameters parameters = json.readValue(job.parameters(), AdaptationParameters.class);
        CollectedItems items = new CollectedItems();
        new ArchiveWork(input, limits, "adapt-" + job.id())
                .run(Set.of(), (position, item) -> take(items, position, item, caller), caller, progress);
        List<ItemFeatures> target = items.target();
        List<float[]> usable = usable(target);
        SourceChoice.Chosen source = sources.choose(items, parameters.emotions());
        Adaptation adaptation =
                adapter.adapt(source.source(), FeatureMatrix.of(usable), parameters.settings(), caller::check);
        caller.check();
        AdaptationAnswer.ModelName modelPackage =
                pack(adaptation, source, usable.get(0), modelName(job, parameters), caller);
        AdaptationAnswer answer =
                AdaptationAnswers.of(adaptation, adapter.set(), parameters.settings(), source, target, modelPackage);
        try (JobFiles.Incoming result = files.create(JobFileNames.result(job.id()))) {
            result.write(json.writeValueAsBytes(answer));
            result.commit();
        }
    }

    private void take(CollectedItems items, int position, ArchiveItems.Item item, Caller caller) {
        if (ArchivePlace.isLabels(item.name())) {
            if (item.problem().isPresent()) {
                throw item.problem().get();
            }
            items.labels(LabelFile.parse(item.bytes()));
        } else {
            items.add(position, reader.read(item, caller));
        }
    }

    private static List<float[]> usable(List<ItemFeatures> target) {
        List<float[]> usable = new ArrayList<>();
        for (ItemFeatures item : target) {
            if (item.problem() == null) {
                usable.add(item.usable());
            }
        }
        if (usable.size() < AktlrAdapter.FEWEST_FILES) {
            throw ProblemException.withLimit(
                    ProblemCode.TOO_FEW_ITEMS,
                    "Of " + target.size() + " recordings to adapt to " + usable.size() + " can be used"
                            + firstProblem(target) + "; at least " + AktlrAdapter.FEWEST_FILES + " are needed.",
                    AktlrAdapter.FEWEST_FILES,
                    usable.size());
        }
        return usable;
    }

    /** Without it nobody would learn what is wrong with the files: of a job that failed there are no rows. */
    private static String firstProblem(List<ItemFeatures> target) {
        for (ItemFeatures item : target) {
            if (item.problem() != null) {
                return " (" + item.item() + ": " + item.problem().code() + ")";
            }
        }
        return "";
    }

    /** The same for every attempt at a job. */
    private static String modelName(Job job, AdaptationParameters parameters) {
        String label = parameters.name();
        return "adapted-" + (label == null ? "" : label + "-") + JobId.spanOf(job.id());
    }

    private AdaptationAnswer.ModelName pack(
            Adaptation adaptation, SourceChoice.Chosen source, float[] example, String name, Caller caller)
            throws IOException {
        List<AdaptedModel.Origin> origins = new ArrayList<>(source.origins());
        origins.add(
                new AdaptedModel.Origin("the caller's recordings", "the caller's own", "", "target, without labels"));
        AdaptedModel model = AdaptedModel.of(adaptation, name, adapter.set().id(), origins, example);
        return new AdaptationAnswer.ModelName(name, model.version(), packages.write(model, caller.id()));
    }

    @Override
    public Object result(Job job) throws IOException {
        try (InputStream result = files.open(JobFileNames.result(job.id()))) {
            return requireNonNull(json.readValue(result, AdaptationAnswer.class), "no result");
        }
    }
}
