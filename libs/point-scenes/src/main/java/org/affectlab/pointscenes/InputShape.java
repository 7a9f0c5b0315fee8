package org.affectlab.pointscenes;

/** Which points around a place make an input. */
public enum InputShape {
    /** The nearest in space; the centre is the place (code: RandLA-Net). */
    SPHERE,
    /** The nearest on the map, at any height, as suits airborne scans; the centre's height is the median of the points' (our choice). */
    COLUMN
}
