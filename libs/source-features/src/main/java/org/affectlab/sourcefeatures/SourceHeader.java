package org.affectlab.sourcefeatures;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;

/**
 * What {@code features.json} says. Immutable.
 *
 * @param set id of the parameter set
 * @param implementation what computed the features
 * @param names of the features, in their order
 * @param labels of the clips, two or more
 * @param corpora in the order in which clips name them
 * @param probe features of {@link ProbeSignal} as the same implementation computes them, so that another one is noticed
 * @param digest of {@code features.npz}, {@code sha256:} and 64 hexadecimal digits
 */
public record SourceHeader(
        String set,
        String implementation,
        List<String> names,
        List<String> labels,
        List<SourceCorpus> corpora,
        List<Double> probe,
        String digest) {
    public SourceHeader {
        requireNonNull(set, "set is null");
        requireNonNull(implementation, "implementation is null");
        names = List.copyOf(names);
        labels = List.copyOf(labels);
        corpora = List.copyOf(corpora);
        probe = List.copyOf(probe);
        requireNonNull(digest, "digest is null");
        if (names.isEmpty() || new HashSet<>(names).size() != names.size() || probe.size() != names.size()) {
            throw new IllegalArgumentException("names must be distinct, with a value of the probe for each");
        }
        if (labels.size() < 2 || new HashSet<>(labels).size() != labels.size() || corpora.isEmpty()) {
            throw new IllegalArgumentException("two labels and one corpus at least, all distinct");
        }
    }

    SourceHeader withDigest(String other) {
        return new SourceHeader(set, implementation, names, labels, corpora, probe, other);
    }
}
