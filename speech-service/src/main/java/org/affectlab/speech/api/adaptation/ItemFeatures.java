package org.affectlab.speech.api.adaptation;

import org.affectlab.servicekit.jobs.JobProblem;
import org.jspecify.annotations.Nullable;

/**
 * What became of an item: its features, or why there are none. The array must not be changed.
 *
 * @param item as the archive names it
 */
record ItemFeatures(String item, float @Nullable [] features, @Nullable JobProblem problem) {
    float[] usable() {
        float[] own = features;
        if (own == null) {
            throw new IllegalStateException(item + " has no features");
        }
        return own;
    }
}
