package org.affectlab.training.augment;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Every random decision of a run, derived from one seed without any state: the stream of a purpose, epoch and index is always the same,
 * whatever was drawn elsewhere. So a run can be resumed at any epoch, and is reproducible from its seed. Thread-safe; the streams are not.
 */
public final class RandomStreams {
    private final long seed;

    public RandomStreams(long seed) {
        this.seed = seed;
    }

    public SplittableRandom stream(String purpose, long epoch, long index) {
        return new SplittableRandom(seedOf(purpose, epoch, index));
    }

    /** A seed for a generator of another kind, such as libtorch's. */
    public long seedOf(String purpose, long epoch, long index) {
        long state = mix(seed);
        for (byte character : purpose.getBytes(StandardCharsets.UTF_8)) {
            state = mix(state ^ character);
        }
        return mix(mix(state ^ mix(epoch)) ^ index);
    }

    /** Finaliser of SplitMix64 on the golden-gamma sequence: neighbouring inputs give unrelated outputs. */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
