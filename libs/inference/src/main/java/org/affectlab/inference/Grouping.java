package org.affectlab.inference;

/** Which items may share a batch when they differ in a free dimension. */
public enum Grouping {
    /** Only items of equal size. */
    EXACT,
    /** Items that are padded to the same bucket; what the model answers for the padding is cut off again. */
    PAD
}
