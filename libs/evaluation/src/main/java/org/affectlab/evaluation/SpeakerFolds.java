package org.affectlab.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Protocols that keep a speaker's recordings on one side of every split. Deterministic: the folds follow the order in which the speakers
 * are listed, so that two laboratories get the same folds.
 */
public final class SpeakerFolds {
    private SpeakerFolds() {}

    /** As many folds as speakers; the fold's number is the speaker's position. */
    public static List<Fold> leaveOneOut(List<String> speakers) {
        return leaveOut(speakers, 1);
    }

    /**
     * Consecutive groups of speakers are left out in turn. The last group is smaller when the number of speakers is not a multiple.
     *
     * @throws IllegalArgumentException when a speaker is listed twice, or no speaker would remain for training
     */
    public static List<Fold> leaveOut(List<String> speakers, int speakersPerFold) {
        if (speakers.stream().distinct().count() != speakers.size()) {
            throw new IllegalArgumentException("speakers are not distinct: " + speakers);
        }
        if (speakersPerFold < 1 || speakersPerFold >= speakers.size()) {
            throw new IllegalArgumentException(
                    "speakersPerFold must be between 1 and one less than the " + speakers.size() + " speakers");
        }
        List<Fold> folds = new ArrayList<>();
        for (int start = 0; start < speakers.size(); start += speakersPerFold) {
            List<String> test = speakers.subList(start, Math.min(speakers.size(), start + speakersPerFold));
            List<String> training = new ArrayList<>(speakers);
            training.removeAll(test);
            folds.add(new Fold(folds.size() + 1, training, test));
        }
        return List.copyOf(folds);
    }
}
