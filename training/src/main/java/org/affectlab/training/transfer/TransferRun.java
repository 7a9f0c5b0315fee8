package org.affectlab.training.transfer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * One method on one pair with one parameter set, all its settings: what a page chooses from. Immutable.
 *
 * @param set id of the parameter set
 * @param emotions that both corpora have
 * @param clips of the target
 * @param fixed the method's own settings, solved to the optimum
 * @param grid all settings of the grid, solved near the optimum
 * @param chosenOnSource index of the grid's best on held-out speakers of the source
 * @param seconds that all this took
 */
public record TransferRun(
        String set,
        String source,
        String target,
        List<String> emotions,
        int clips,
        String method,
        Point fixed,
        List<Point> grid,
        int chosenOnSource,
        double seconds) {
    public TransferRun {
        requireNonNull(method, "method is null");
        emotions = List.copyOf(emotions);
        grid = List.copyOf(grid);
    }

    /**
     * One setting.
     *
     * @param settings as text
     * @param uar of the target
     * @param converged whether the solver reached what it was asked for
     * @param keptGroups as in {@link TransferPrediction}
     * @param keptFeatures likewise
     */
    public record Point(
            String settings, double uar, boolean converged, Map<String, Double> keptGroups, int keptFeatures) {
        public Point {
            requireNonNull(settings, "settings is null");
            keptGroups = Map.copyOf(keptGroups);
        }
    }

    public String pair() {
        return source + "-to-" + target;
    }
}
