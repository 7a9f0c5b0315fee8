package org.affectlab.training.network;

/** Where parameters get their first values from. */
@FunctionalInterface
public interface ParameterSource {
    /** As many values as the parameter has, row by row. */
    float[] values(ParameterDeclaration declaration);
}
