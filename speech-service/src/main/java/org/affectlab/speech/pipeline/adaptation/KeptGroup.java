package org.affectlab.speech.pipeline.adaptation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An acoustic parameter that counts in the recogniser. Immutable.
 *
 * @param group name of the parameter
 * @param norm Frobenius norm of its coefficients: larger moves scores more, over the target's own range
 * @param functionals of it that were kept
 */
public record KeptGroup(String group, double norm, List<String> functionals) {
    public KeptGroup {
        requireNonNull(group, "group is null");
        functionals = List.copyOf(functionals);
    }
}
