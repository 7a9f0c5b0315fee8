package org.affectlab.speech.api;

import org.jspecify.annotations.Nullable;

/**
 * What a client may say of an analysis of acoustic parameters; checked when it begins.
 *
 * @param set id of a parameter set; null for the default
 * @param windowMs length of the windows; null for the recording as a whole
 * @param hopMs from one window to the next; null for the window's length
 * @param contours whether low-level descriptors are wanted, too; null for no
 */
public record FeatureParameters(
        @Nullable String set, @Nullable Integer windowMs, @Nullable Integer hopMs, @Nullable Boolean contours) {}
