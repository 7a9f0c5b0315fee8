package org.affectlab.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One split of the speakers. The two lists are disjoint and together hold every speaker, in listed order.
 *
 * @param number counts from 1
 */
public record Fold(int number, List<String> trainingSpeakers, List<String> testSpeakers) {

    public Fold {
        trainingSpeakers = List.copyOf(requireNonNull(trainingSpeakers, "trainingSpeakers is null"));
        testSpeakers = List.copyOf(requireNonNull(testSpeakers, "testSpeakers is null"));
        if (number < 1) {
            throw new IllegalArgumentException("number counts from 1: " + number);
        }
        if (trainingSpeakers.isEmpty() || testSpeakers.isEmpty()) {
            throw new IllegalArgumentException("a fold needs speakers on both sides");
        }
        if (trainingSpeakers.stream().anyMatch(testSpeakers::contains)) {
            throw new IllegalArgumentException("a speaker is on both sides of fold " + number);
        }
    }
}
