package org.affectlab.training.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Compares the speed of several tasks on a machine that others use, too: they take turns, and each round gives the ratio of every task to the
 * first one. The median over the rounds is little moved by what else runs. For one thread.
 */
final class InterleavedSpeed {
    private final LongSupplier nanoTime;
    private final int rounds;
    private final long turnNanos;

    /**
     * @param rounds in which every task has one turn
     * @param turnNanos shortest time of a turn
     */
    InterleavedSpeed(LongSupplier nanoTime, int rounds, long turnNanos) {
        if (rounds < 1 || turnNanos < 1) {
            throw new IllegalArgumentException("rounds and time must be positive");
        }
        this.nanoTime = nanoTime;
        this.rounds = rounds;
        this.turnNanos = turnNanos;
    }

    /** The speeds in the order of the tasks. */
    List<Speed> compare(List<Runnable> tasks) {
        double[][] perSecond = new double[tasks.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < tasks.size(); turn++) {
                // Every other round goes backwards, so that a drift of the machine favours nobody.
                int task = round % 2 == 0 ? turn : tasks.size() - 1 - turn;
                perSecond[task][round] = turn(tasks.get(task));
            }
        }
        List<Speed> speeds = new ArrayList<>();
        for (double[] of : perSecond) {
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = of[round] / perSecond[0][round];
            }
            Arrays.sort(ratios);
            speeds.add(new Speed(median(of), median(ratios), ratios[0], ratios[rounds - 1]));
        }
        return speeds;
    }

    private double turn(Runnable task) {
        long start = nanoTime.getAsLong();
        long now = start;
        int runs = 0;
        while (now - start < turnNanos) {
            task.run();
            runs++;
            now = nanoTime.getAsLong();
        }
        return runs * 1e9 / (now - start);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * Of one task.
     *
     * @param runsPerSecond median over the rounds
     * @param ratio to the first task, median over the rounds
     * @param lowest ratio of a round
     * @param highest ratio of a round
     */
    record Speed(double runsPerSecond, double ratio, double lowest, double highest) {}
}
