package org.affectlab.speech.pipeline;

/** What a reader of the answer should know before trusting it. */
public enum Warning {
    /** The wave has flat tops: it was recorded too loud. */
    CLIPPED,
    /** The root mean square is below -60 dBFS. */
    VERY_QUIET,
    /** The recording was repeated to fill one window. */
    SHORTER_THAN_WINDOW,
    /** The model was trained on simulated data. */
    DEMO_MODEL
}
