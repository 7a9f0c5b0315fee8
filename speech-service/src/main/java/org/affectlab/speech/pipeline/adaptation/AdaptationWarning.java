package org.affectlab.speech.pipeline.adaptation;

/** What a reader of an adaptation should know before trusting it. */
public enum AdaptationWarning {
    /** The target has fewer than {@value AktlrAdapter#ENOUGH_FILES} usable recordings: its least, largest and mean values are chance. */
    FEW_FILES,
    /** More than a fifth of the functionals lie, in the target's mean, where hardly any source recording is. */
    UNLIKE_SOURCE,
    /** Every group was dropped: the settings are too strict, and the predictions mean nothing. */
    NOTHING_KEPT,
    /** The solver stopped before the optimum. */
    NOT_CONVERGED
}
