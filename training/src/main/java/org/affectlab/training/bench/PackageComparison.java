package org.affectlab.training.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.Tensor;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.augment.WindowGrid;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.DatasetReader;
import org.affectlab.training.data.RecordingLoader;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.forms.ClipClassifier;
import org.affectlab.training.forms.PackageWindows;

/**
 * Speech packages of the same labels (forms of one network, or an ensemble beside its members) side by side on real clips: speed of the raw forward in
 * turns, each on windows of its own length, and how far the answers of a clip differ from those of the first package. For one thread, which it gives one
 * intra-op thread.
 */
public final class PackageComparison {
    private static final int ROUNDS = 9;

    private final InferenceEngine engine;
    private final PrintWriter out;

    public PackageComparison(InferenceEngine engine, PrintWriter out) {
        this.engine = requireNonNull(engine, "engine is null");
        this.out = requireNonNull(out, "out is null");
    }

    /**
     * Prints two Markdown tables.
     *
     * @param packages the first is the reference
     * @param speakers whose clips are classified
     * @param secondsPerTurn of each package in each of 9 rounds
     */
    public void print(
            List<Path> packages, Path corpus, List<String> speakers, List<Integer> batchSizes, double secondsPerTurn)
            throws IOException, ModelPackageException, InterruptedException {
        List<Clip> clips = new DatasetReader().read(corpus).clipsOf(speakers);
        if (clips.isEmpty()) {
            throw new IOException("no clip of speakers " + speakers + " in " + corpus);
        }
        Recordings recordings = new RecordingLoader(new AudioDecoder(), 1).load(clips);
        engine.prepareWorkerThread(1);
        List<ModelPackage> opened = new ArrayList<>();
        List<EngineModel> models = new ArrayList<>();
        try {
            for (Path directory : packages) {
                opened.add(ModelPackage.open(directory));
                models.add(engine.load(opened.get(opened.size() - 1)));
            }
            printSpeeds(opened, models, recordings.samples(clips.get(0)), batchSizes, secondsPerTurn);
            printAnswers(opened, models, clips, recordings);
        } finally {
            models.forEach(EngineModel::close);
        }
    }

    private void printSpeeds(
            List<ModelPackage> opened,
            List<EngineModel> models,
            float[] recording,
            List<Integer> batchSizes,
            double seconds) {
        out.println("| package | batch | windows/s, median | ratio, median | ratio, lowest to highest round |");
        out.println("| --- | --- | --- | --- | --- |");
        for (int batchSize : batchSizes) {
            List<Runnable> forwards = new ArrayList<>();
            for (int i = 0; i < models.size(); i++) {
                EngineModel model = models.get(i);
                WindowGrid grid = PackageWindows.of(opened.get(i).manifest());
                List<Tensor> batch = List.of(batch(recording, batchSize, grid));
                forwards.add(() -> model.forward(batch));
            }
            // The first forwards of a shape are slower than all others.
            forwards.forEach(Runnable::run);
            List<InterleavedSpeed.Speed> speeds =
                    new InterleavedSpeed(System::nanoTime, ROUNDS, (long) (seconds * 1e9)).compare(forwards);
            for (int i = 0; i < speeds.size(); i++) {
                InterleavedSpeed.Speed speed = speeds.get(i);
                out.printf(
                        Locale.ROOT,
                        "| %s | %d | %.1f | %.2f | %.2f to %.2f |%n",
                        name(opened.get(i)),
                        batchSize,
                        speed.runsPerSecond() * batchSize,
                        speed.ratio(),
                        speed.lowest(),
                        speed.highest());
            }
            out.flush();
        }
    }

    private static String name(ModelPackage opened) {
        return opened.manifest().name() + " " + opened.manifest().version();
    }

    private static Tensor batch(float[] recording, int batchSize, WindowGrid grid) {
        float[] windows = new float[batchSize * grid.windowSamples()];
        for (int row = 0; row < batchSize; row++) {
            grid.copy(recording, row * WindowGrid.HOP_SAMPLES, windows, row * grid.windowSamples());
        }
        return Tensor.ofFloats(windows, batchSize, grid.windowSamples());
    }

    private void printAnswers(
            List<ModelPackage> opened, List<EngineModel> models, List<Clip> clips, Recordings recordings) {
        List<String> labels = opened.get(0).manifest().labels();
        int[] actual =
                clips.stream().mapToInt(clip -> labels.indexOf(clip.label())).toArray();
        if (Arrays.stream(actual).anyMatch(index -> index < 0)) {
            throw new IllegalArgumentException("the corpus has labels that the model does not know: " + labels);
        }
        out.println();
        out.println(
                "| package | clips | largest difference of a probability | mean over clips of the largest | other class | UAR |");
        out.println("| --- | --- | --- | --- | --- | --- |");
        List<double[]> reference = List.of();
        for (int i = 0; i < models.size(); i++) {
            ClipClassifier classifier =
                    new ClipClassifier(models.get(i), opened.get(i).manifest());
            List<double[]> given = clips.stream()
                    .map(clip -> classifier.probabilities(recordings.samples(clip)))
                    .toList();
            reference = i == 0 ? given : reference;
            AnswerComparison comparison = AnswerComparison.of(reference, given, actual, labels);
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.2g | %.2g | %d | %.2f %% |%n",
                    name(opened.get(i)),
                    clips.size(),
                    comparison.largestDifference(),
                    comparison.meanLargestDifference(),
                    comparison.changedClasses(),
                    comparison.uar() * 100);
            out.flush();
        }
    }
}
