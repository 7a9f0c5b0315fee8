package org.affectlab.training.config;

/**
 * Who is left out.
 *
 * @param speakersPerFold consecutive speakers of the corpus's list that one fold tests on; 1 is leave one speaker out
 * @param validationSpeakers speakers taken from the training side for early stopping and for choosing the epoch: those that follow the test
 *     speakers in the list, cyclically. 0: train on all of them and keep the last epoch
 */
public record ProtocolSettings(int speakersPerFold, int validationSpeakers) {
    public ProtocolSettings {
        Checks.check(speakersPerFold >= 1, "speakersPerFold must be at least 1: " + speakersPerFold);
        Checks.check(validationSpeakers >= 0, "validationSpeakers must not be negative: " + validationSpeakers);
    }
}
