package org.affectlab.training.bench;

import java.util.Comparator;
import java.util.List;

/** Which cell to serve with. Stateless. */
public final class Recommendation {
    /** Repeated measurements of one setting differ by about this much on a quiet machine (our choice). */
    private static final double NOISE = 0.03;

    private Recommendation() {}

    /** Of the cells whose speed cannot be told from the best, the one with the lowest 99th percentile. */
    public static Cell of(List<Cell> cells) {
        double best = cells.stream().mapToDouble(Cell::itemsPerSecond).max().orElseThrow();
        return cells.stream()
                .filter(cell -> cell.itemsPerSecond() >= best * (1 - NOISE))
                .min(Comparator.comparingDouble(Cell::p99Millis))
                .orElseThrow();
    }
}
