package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

/**
 * A data set that a model was trained on.
 *
 * @param name of the corpus
 * @param licence under which it was used
 * @param citation how its authors want it cited; may be empty
 * @param split which speakers, subjects or scenes were used for what
 */
public record TrainingData(String name, String licence, String citation, String split) {
    public TrainingData {
        if (requireNonNull(name, "name is null").isBlank()) {
            throw new IllegalArgumentException("name of the training data is blank");
        }
        if (requireNonNull(licence, "licence is null").isBlank()) {
            throw new IllegalArgumentException("licence of " + name + " is blank");
        }
        requireNonNull(citation, "citation is null");
        requireNonNull(split, "split is null");
    }
}
