package org.affectlab.training.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.affectlab.inference.ServingThreads;

/** The combinations of workers and intra-op threads that are worth measuring. Stateless. */
public final class ThreadGrid {
    private ThreadGrid() {}

    /**
     * Powers of two, and all processors, whose product stays within the processors. Those that leave more than half of the processors idle
     * are left out, but one worker with one thread is always there to compare with.
     */
    public static List<ServingThreads> of(int processors) {
        TreeSet<Integer> counts = new TreeSet<>(List.of(processors));
        for (int count = 1; count <= processors; count *= 2) {
            counts.add(count);
        }
        List<ServingThreads> grid = new ArrayList<>();
        for (int workers : counts) {
            for (int intraOp : counts) {
                int product = workers * intraOp;
                if (product <= processors && (product * 2 > processors || product == 1)) {
                    grid.add(new ServingThreads(workers, intraOp));
                }
            }
        }
        return grid;
    }
}
