package org.affectlab.training.config;

import static java.util.Objects.requireNonNull;

/**
 * Who is left out. Our choice, but for leave one speaker out and leave one corpus out, which are the field's.
 *
 * @param kind how the folds are made
 * @param speakersPerFold of {@link Kind#CONSECUTIVE}: speakers that one fold tests on; 1 is leave one speaker out
 * @param folds of {@link Kind#INTERLEAVED}: how many
 * @param validationSpeakers speakers taken from the training side for early stopping and for choosing the epoch: of IEMOCAP the other speaker
 *     of the test speaker's session first, else those that follow the test speakers in the list, cyclically. 0: train on all of them and keep the last epoch. Only {@link Kind#CONSECUTIVE} has them
 */
public record ProtocolSettings(Kind kind, int speakersPerFold, int folds, int validationSpeakers) {
    /** How speakers become folds. */
    public enum Kind {
        /** So many speakers that follow each other in the corpus's list. */
        CONSECUTIVE,
        /** Fold k of n tests on every n-th speaker of each corpus, from the k-th: every corpus is on both sides of every fold. */
        INTERLEAVED,
        /** One corpus after the other. */
        CORPUS
    }

    public ProtocolSettings {
        requireNonNull(kind, "kind is null");
        Checks.check(speakersPerFold >= 1, "speakersPerFold must be at least 1: " + speakersPerFold);
        Checks.check(folds >= 2, "folds must be at least 2: " + folds);
        Checks.check(validationSpeakers >= 0, "validationSpeakers must not be negative: " + validationSpeakers);
        Checks.check(
                validationSpeakers == 0 || kind == Kind.CONSECUTIVE,
                "validationSpeakers are only known to CONSECUTIVE folds");
    }
}
