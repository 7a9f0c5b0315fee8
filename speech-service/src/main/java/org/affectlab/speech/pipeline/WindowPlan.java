package org.affectlab.speech.pipeline;

import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * Where the windows of a recording lie, in samples: at 0, hop, 2·hop … while they fit, and one more aligned to the end if the last one does
 * not reach it (methods/lgfa.md (b)). A recording of at most one window has exactly one. So every sample is covered as long as the hop is
 * not larger than the window. Starts are strictly ascending. Constant memory; immutable.
 *
 * @param samples length of the recording
 * @param windowSamples length of a window
 * @param hopSamples from one start to the next, at most {@code windowSamples}
 */
public record WindowPlan(int samples, int windowSamples, int hopSamples) {
    public WindowPlan {
        if (samples < 1 || windowSamples < 1) {
            throw new IllegalArgumentException("samples and windowSamples must be greater than zero");
        }
        if (hopSamples < 1 || hopSamples > windowSamples) {
            throw new IllegalArgumentException("hopSamples must be between 1 and windowSamples");
        }
    }

    public int count() {
        if (samples <= windowSamples) {
            return 1;
        }
        return (samples - windowSamples + hopSamples - 1) / hopSamples + 1;
    }

    public int start(int window) {
        if (window < 0 || window >= count()) {
            throw new IndexOutOfBoundsException("no window " + window);
        }
        int lastStart = Math.max(0, samples - windowSamples);
        return (int) Math.min((long) window * hopSamples, lastStart);
    }

    /** Exclusive, never behind the end of the recording. */
    public int end(int window) {
        return (int) Math.min((long) start(window) + windowSamples, samples);
    }

    public boolean shorterThanWindow() {
        return samples < windowSamples;
    }

    /** @throws ProblemException INVALID_PARAMETER if there are more than {@code maxWindows} */
    public void requireAtMost(int maxWindows) {
        if (count() > maxWindows) {
            throw ProblemException.withLimit(
                    ProblemCode.INVALID_PARAMETER,
                    "With this hopMs the recording has " + count() + " windows; at most " + maxWindows
                            + " are analysed. Take a larger hopMs or a shorter recording.",
                    maxWindows,
                    count());
        }
    }
}
