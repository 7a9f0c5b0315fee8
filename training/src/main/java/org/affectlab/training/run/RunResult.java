package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
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
 * @param pretrainingSpeakers as {@code CORPUS:SPEAKER}, those whom the package that training began with had heard; may be absent: none
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
        List<String> pretrainingSpeakers,
        int trainingClips,
        long @Nullable [][] confusion,
        @Nullable Double calibrationError,
        double hours,
        List<EpochRecord> history) {
    /** Stands between source and target in the name of a corpus. */
    public static final String PAIR = "-to-";

    public RunResult {
        requireNonNull(name, "name is null");
        requireNonNull(identity, "identity is null");
        requireNonNull(corpus, "corpus is null");
        labels = List.copyOf(labels);
        trainingSpeakers = List.copyOf(trainingSpeakers);
        validationSpeakers = List.copyOf(validationSpeakers);
        testSpeakers = List.copyOf(testSpeakers);
        pretrainingSpeakers = pretrainingSpeakers == null ? List.of() : List.copyOf(pretrainingSpeakers);
        history = List.copyOf(history);
    }

    /** Names of the corpora that the package had heard which training began with. */
    public List<String> pretrainingCorpora() {
        return pretrainingSpeakers.stream()
                .map(speaker -> speaker.substring(0, speaker.indexOf(':')))
                .distinct()
                .toList();
    }

    /** {@code CORPUS:SPEAKER} of a speaker as a run of that corpus names him, which runs of one corpus do without the corpus. */
    public static String qualified(String corpus, String speaker) {
        return speaker.contains(":") ? speaker : corpus + ':' + speaker;
    }

    /** Name of the corpus that a run across corpora went to. */
    public Optional<String> target() {
        return acrossCorpora() ? Optional.of(corpus.split(PAIR, 2)[1]) : Optional.empty();
    }

    /** Whether it went from a corpus with labels to another one, which is its test and may have been heard without labels. */
    public boolean acrossCorpora() {
        return corpus.contains(PAIR);
    }
}
