package org.affectlab.speech.pipeline;

import static java.util.Objects.requireNonNull;

import org.affectlab.acoustics.ParameterSet;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a recording. Immutable.
 *
 * @param windows null for the recording as a whole
 * @param contours whether the low-level descriptors are wanted, too; of the recording as a whole alone
 */
public record FeatureQuery(ParameterSet set, @Nullable FeatureWindows windows, boolean contours) {
    public FeatureQuery {
        requireNonNull(set, "set is null");
        if (windows != null && windows.windowMs() < FeatureWindows.shortestMs(set)) {
            throw new IllegalArgumentException("the windows are shorter than the set's shortest");
        }
        if (windows != null && contours) {
            throw new IllegalArgumentException("windows have no contours");
        }
    }

    /** What a recording has to last, at least. */
    int shortestMs() {
        return windows == null ? FeatureWindows.shortestMs(set) : windows.windowMs();
    }
}
