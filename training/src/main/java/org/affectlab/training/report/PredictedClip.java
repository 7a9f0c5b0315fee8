package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.training.data.Clip;
import org.affectlab.training.run.RunDirectory;
import org.affectlab.training.run.RunResult;

/**
 * A row of a run's {@code predictions.csv}. Immutable.
 *
 * @param id the clip's, which joined corpora begin with their name
 * @param probabilities by label, rounded to six decimals
 */
record PredictedClip(String id, String emotion, String predicted, Map<String, Double> probabilities) {
    private static final String PROBABILITY = "p_";

    PredictedClip {
        probabilities = Map.copyOf(probabilities);
    }

    /** The id's first folder. */
    String corpus() {
        return Clip.corpusOf(id);
    }

    /** Empty if the run has no predictions. */
    static Optional<List<PredictedClip>> read(Path run) throws IOException {
        Path file = run.resolve("predictions.csv");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.get(0).split(",");
        return Optional.of(
                lines.stream().skip(1).map(line -> row(header, line.split(","))).toList());
    }

    private static PredictedClip row(String[] header, String[] cells) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int column = 0; column < header.length; column++) {
            if (header[column].startsWith(PROBABILITY)) {
                probabilities.put(header[column].substring(PROBABILITY.length()), Double.valueOf(cells[column]));
            }
        }
        return new PredictedClip(cells[0], cells[2], cells[3], probabilities);
    }

    /**
     * Of all finished folds of the folder's first seed; empty without such a folder.
     *
     * @throws IOException if a fold holds no predictions
     */
    static List<PredictedClip> ofFirstSeed(Path runs) throws IOException {
        List<PredictedClip> clips = new ArrayList<>();
        if (!Files.isDirectory(runs)) {
            return clips;
        }
        SeedRuns seed = RunCollection.read(runs).seeds().get(0);
        for (RunResult result : seed.results()) {
            Path run =
                    RunDirectory.of(runs, seed.seed(), result.identity().fold()).path();
            clips.addAll(read(run).orElseThrow(() -> new IOException(run + " holds no predictions.csv")));
        }
        return clips;
    }

    static List<PredictedClip> of(List<PredictedClip> clips, String corpus) {
        return clips.stream().filter(clip -> clip.corpus().equals(corpus)).toList();
    }

    static ClassificationMetrics metrics(List<PredictedClip> clips) {
        List<String> labels = clips.stream()
                .flatMap(clip -> List.of(clip.emotion, clip.predicted).stream())
                .distinct()
                .toList();
        ConfusionMatrix.Builder matrix = ConfusionMatrix.builder(labels);
        clips.forEach(clip -> matrix.add(labels.indexOf(clip.emotion), labels.indexOf(clip.predicted)));
        return ClassificationMetrics.of(matrix.build());
    }
}
