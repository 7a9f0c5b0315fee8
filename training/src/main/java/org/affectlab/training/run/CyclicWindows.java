package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.augment.Shuffle;

/**
 * Batches of a corpus that is gone through again and again within an epoch, in another order each time; the same epoch and step give the same
 * batch, whatever was asked before. Immutable.
 */
final class CyclicWindows {
    private final List<TrainingWindow> windows;
    private final int batchSize;
    private final RandomStreams streams;
    private final String name;

    /** @param name of the random streams: two corpora of one run have two names */
    CyclicWindows(List<TrainingWindow> windows, int batchSize, RandomStreams streams, String name) {
        this.windows = List.copyOf(windows);
        this.batchSize = batchSize;
        this.streams = requireNonNull(streams, "streams is null");
        this.name = requireNonNull(name, "name is null");
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("no windows to go through");
        }
    }

    int size() {
        return windows.size();
    }

    /** @param step of the epoch, from 0 */
    List<TrainingWindow> batch(int epoch, int step) {
        List<TrainingWindow> batch = new ArrayList<>(batchSize);
        int[] order = {};
        int pass = -1;
        for (int item = 0; item < batchSize; item++) {
            long position = (long) step * batchSize + item;
            int now = (int) (position / windows.size());
            if (now != pass) {
                pass = now;
                order = Shuffle.permutation(windows.size(), streams.stream(name, epoch, pass));
            }
            batch.add(windows.get(order[(int) (position % windows.size())]));
        }
        return batch;
    }
}
