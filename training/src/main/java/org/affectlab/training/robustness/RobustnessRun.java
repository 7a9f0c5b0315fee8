package org.affectlab.training.robustness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.PackageLimits;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.DatasetReader;
import org.affectlab.training.data.RecordingLoader;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.data.SpeechDataset;
import org.affectlab.training.ensemble.RunOfPackage;
import org.affectlab.training.forms.ClipClassifier;
import org.affectlab.training.report.Markdown;
import org.affectlab.training.run.RunResult;

/**
 * Measures a package that was made of one of our runs, or an ensemble of such, on the speakers that the run held out.
 *
 * @param directory of the package, which holds the run's {@code result.json} or names packages that do
 * @param corpora of the run, in its order
 */
public record RobustnessRun(Path directory, List<Path> corpora) {
    public RobustnessRun {
        corpora = List.copyOf(corpora);
    }

    /**
     * The section of a page. Runs on the calling thread; libtorch must have been started.
     *
     * @throws IOException if the package held nobody out, or something cannot be read
     */
    public String section(InferenceEngine engine) throws IOException, InterruptedException {
        try {
            return section(engine, ModelPackage.open(directory, PackageLimits.defaults()));
        } catch (ModelPackageException e) {
            throw new IOException(directory + ": " + e.getMessage(), e);
        }
    }

    private String section(InferenceEngine engine, ModelPackage modelPackage)
            throws IOException, InterruptedException, ModelPackageException {
        RunResult result = RunOfPackage.result(modelPackage);
        SpeechDataset dataset = new DatasetReader().readJoined(corpora, result.labels());
        List<Clip> clips = dataset.clipsOf(result.testSpeakers());
        if (clips.isEmpty()) {
            throw new IOException(directory + " held out no speaker of these corpora");
        }
        Recordings recordings = new RecordingLoader(new AudioDecoder(), 1).load(clips);
        int[] actual = clips.stream()
                .mapToInt(clip -> result.labels().indexOf(clip.label()))
                .toArray();
        engine.prepareWorkerThread();
        try (EngineModel model = engine.load(modelPackage)) {
            ClipClassifier classifier = new ClipClassifier(model, modelPackage.manifest());
            List<RobustnessStudy.Row> rows = new RobustnessStudy(
                            classifier::probabilities, modelPackage.manifest().labels())
                    .measure(clips.stream().map(recordings::samples).toList(), actual, Disturbance.ALL);
            return section(modelPackage, dataset.name(), clips, rows);
        }
    }

    private static String section(
            ModelPackage modelPackage, String corpus, List<Clip> clips, List<RobustnessStudy.Row> rows) {
        double plain = rows.get(0).uar();
        List<List<String>> cells = new ArrayList<>();
        for (RobustnessStudy.Row row : rows) {
            cells.add(List.of(
                    row.title(),
                    Markdown.rate(row.stability()),
                    Markdown.rate(row.uar()),
                    String.format(Locale.ROOT, "%+.3f", row.uar() - plain),
                    Markdown.rate(row.war())));
        }
        return "## " + modelPackage.manifest().name() + " "
                + modelPackage.manifest().version() + "\n\n"
                + modelPackage.digest() + ". " + clips.size() + " clips of "
                + clips.stream().map(Clip::speaker).distinct().count() + " speakers of " + corpus
                + " whom training did not hear. Stability is the share of clips that keep the label they have as recorded.\n\n"
                + Markdown.table(List.of("disturbance", "stability", "UAR", "change of UAR", "WAR"), cells);
    }
}
