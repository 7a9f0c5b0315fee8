package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.training.data.Clip;

/**
 * A row of a run's {@code predictions.csv}. Immutable.
 *
 * @param corpus the id's first folder, which joined corpora have before it
 */
record PredictedClip(String corpus, String emotion, String predicted) {

    /** Empty if the run has no predictions. */
    static Optional<List<PredictedClip>> read(Path run) throws IOException {
        Path file = run.resolve("predictions.csv");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<PredictedClip> clips = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            if (!cells[0].equals("file")) {
                clips.add(new PredictedClip(Clip.corpusOf(cells[0]), cells[2], cells[3]));
            }
        }
        return Optional.of(clips);
    }

    static List<PredictedClip> of(List<PredictedClip> clips, String corpus) {
        return clips.stream().filter(clip -> clip.corpus.equals(corpus)).toList();
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
