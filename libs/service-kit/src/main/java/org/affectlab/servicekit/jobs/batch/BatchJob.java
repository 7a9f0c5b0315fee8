package org.affectlab.servicekit.jobs.batch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Set;
import org.affectlab.inference.InferenceException;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Analysis;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.JobProblem;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.problem.InferenceProblems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadFiles;
import org.affectlab.servicekit.upload.UploadReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A zip archive of uploads: the same analysis for each, a few at a time. An item that fails is a line with its problem, and the others go on. Lines
 * are kept as they are made, so an attempt after a crash does what is left. Thread-safe.
 */
public final class BatchJob<P, A> implements JobKind {
    /** Behind the analysis's own name. */
    public static final String SUFFIX = "-batch";

    private static final Logger LOG = LoggerFactory.getLogger(BatchJob.class);

    private final Analysis<P, A> analysis;
    private final UploadReader uploads;
    private final UploadFiles uploadFiles;
    private final ItemStore items;
    private final BatchProperties properties;
    private final JsonMapper json;

    public BatchJob(
            Analysis<P, A> analysis,
            UploadReader uploads,
            UploadFiles uploadFiles,
            ItemStore items,
            BatchProperties properties,
            JsonMapper json) {
        this.uploadFiles = requireNonNull(uploadFiles, "uploadFiles is null");
        this.analysis = requireNonNull(analysis, "analysis is null");
        this.uploads = requireNonNull(uploads, "uploads is null");
        this.items = requireNonNull(items, "items is null");
        this.properties = requireNonNull(properties, "properties is null");
        this.json = requireNonNull(json, "json is null");
    }

    @Override
    public String name() {
        return analysis.name() + SUFFIX;
    }

    @Override
    public Object result(Job job) {
        return new BatchResult(items, job.id(), json);
    }

    @Override
    public boolean hasPartialResult() {
        return true;
    }

    @Override
    public void run(Job job, Input input, Caller caller, Progress progress) throws IOException {
        P parameters = json.readValue(job.parameters(), analysis.parametersType());
        Set<Integer> done = items.positions(job.id());
        new ArchiveWork(input, properties, "batch-" + job.id())
                .run(done, (position, item) -> keep(job, position, item, parameters, caller), caller, progress);
    }

    private void keep(Job job, int position, ArchiveItems.Item item, P parameters, Caller caller) {
        items.add(job.id(), position, json.writeValueAsString(line(item, parameters, caller)));
    }

    private ItemLine line(ArchiveItems.Item item, P parameters, Caller caller) {
        try {
            if (item.problem().isPresent()) {
                throw item.problem().get();
            }
            A answer = ArchiveWork.patiently(() -> analyse(item, parameters, caller), caller);
            boolean summarised = answer instanceof SummarisedAnswer;
            return new ItemLine(
                    item.name(),
                    json.valueToTree(answer),
                    null,
                    summarised ? ((SummarisedAnswer) answer).summaryColumns() : null,
                    summarised ? ((SummarisedAnswer) answer).summary() : null);
        } catch (ProblemException problem) {
            if (caller.deadline().expired()) {
                // The whole job's problem, not this item's.
                throw problem;
            }
            return failed(item, problem);
        } catch (IOException | RuntimeException failure) {
            if (failure instanceof org.affectlab.servicekit.problem.ClientGoneException gone) {
                throw gone;
            }
            LOG.error("An item of a batch failed", failure);
            return failed(item, new ProblemException(ProblemCode.INTERNAL_ERROR, "The analysis of this item failed."));
        }
    }

    private static ItemLine failed(ArchiveItems.Item item, ProblemException problem) {
        return new ItemLine(item.name(), null, JobProblem.of(problem), null, null);
    }

    private A analyse(ArchiveItems.Item item, P parameters, Caller caller) throws IOException {
        try (Analysis.Prepared<A> prepared = analysis.prepare(parameters, caller);
                Upload upload = analysis.takesFiles() ? uploadFiles.of(item.bytes()) : uploads.of(item.bytes())) {
            return prepared.analyse(upload, caller, Progress.IGNORED);
        } catch (InferenceException refused) {
            throw InferenceProblems.translate(refused);
        }
    }
}
