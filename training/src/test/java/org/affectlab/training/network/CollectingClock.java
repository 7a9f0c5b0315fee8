package org.affectlab.training.network;

import java.nio.ByteBuffer;

/** Lets the collector run between the forward and the backward pass, and fills what it freed with what is no number. */
public final class CollectingClock extends StepClock {
    private static final int SCRIBBLES = 2_000;

    private static void collect() {
        System.gc();
        for (int count = 0; count < SCRIBBLES; count++) {
            ByteBuffer scribble = ByteBuffer.allocateDirect(Float.BYTES);
            while (scribble.hasRemaining()) {
                scribble.put((byte) 0xFF);
            }
        }
    }

    @Override
    public void lap(Phase phase) {
        super.lap(phase);
        if (phase == Phase.FORWARD) {
            collect();
        }
    }
}
