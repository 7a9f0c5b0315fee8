package org.affectlab.regression;

/** What a group's norm counts in the penalty. */
public enum GroupWeights {
    /** √size (our choice for AKTLR, whose groups differ in size). */
    ROOT_SIZE,
    /** 1 (paper: TGSR). */
    ONE;

    double[] of(FeatureGroups groups) {
        return groups.groups().stream()
                .mapToDouble(group -> this == ROOT_SIZE ? Math.sqrt(group.length) : 1)
                .toArray();
    }
}
