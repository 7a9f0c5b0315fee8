package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finished run leaves for reports and packaging.
 *
 * @param corpus name of the corpus
 * @param epoch whose weights were kept, from 1
 * @param trainingSpeakers in listed order, as are the others
 * @param trainingClips number of clips trained on
 * @param confusion of the test clips, true × predicted; absent when the run has no test
 * @param calibrationError expected calibration error of the test clips in 15 bins; absent when the run has no test
 * @param hours wall-clock time of all training epochs
 */
public record RunResult(
        String name,
        RunIdentity identity,
        String corpus,
        List<String> labels,
        int epoch,
        List<String> trainingSpeakers,
        List<String> validationSpeakers,
        List<String> testSpeakers,
        int trainingClips,
        long @Nullable [][] confusion,
        @Nullable Double calibrationError,
        double hours,
        List<EpochRecord> history) {

    public RunResult {
        requireNonNull(name, "name is null");
        requireNonNull(identity, "identity is null");
        requireNonNull(corpus, "corpus is null");
        labels = List.copyOf(labels);
        trainingSpeakers = List.copyOf(trainingSpeakers);
        validationSpeakers = List.copyOf(validationSpeakers);
        testSpeakers = List.copyOf(testSpeakers);
        history = List.copyOf(history);
    }
}
