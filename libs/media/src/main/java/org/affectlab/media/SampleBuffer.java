package org.affectlab.media;

import java.util.ArrayList;
import java.util.List;

/**
 * Grows with what is really decoded, never with what a header promises, and never past its capacity. Confined to one thread.
 */
final class SampleBuffer {
    private static final int CHUNK_SAMPLES = 1 << 16;

    private final int capacity;
    private final List<float[]> chunks = new ArrayList<>();
    private int size;

    /** @param capacity most samples it takes */
    SampleBuffer(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be positive");
        }
        this.capacity = capacity;
    }

    /**
     * Copies the values in.
     *
     * @return false when they would have gone past the capacity; nothing is kept of them then
     */
    boolean append(float[] values, int count) {
        if (count > capacity - size) {
            return false;
        }
        int copied = 0;
        while (copied < count) {
            int used = size % CHUNK_SAMPLES;
            if (used == 0) {
                chunks.add(new float[CHUNK_SAMPLES]);
            }
            int step = Math.min(count - copied, CHUNK_SAMPLES - used);
            System.arraycopy(values, copied, chunks.get(chunks.size() - 1), used, step);
            copied += step;
            size += step;
        }
        return true;
    }

    int size() {
        return size;
    }

    /** A new array of exactly the samples appended so far. */
    float[] toArray() {
        float[] all = new float[size];
        int copied = 0;
        for (float[] chunk : chunks) {
            int step = Math.min(CHUNK_SAMPLES, size - copied);
            System.arraycopy(chunk, 0, all, copied, step);
            copied += step;
        }
        return all;
    }
}
