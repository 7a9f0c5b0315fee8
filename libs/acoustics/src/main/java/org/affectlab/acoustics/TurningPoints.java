package org.affectlab.acoustics;

import java.util.ArrayList;
import java.util.List;

/**
 * Peaks of a contour and slopes between its turning points (Eyben et al. 2016 name the functionals, not the rule; the rule was found by comparing with
 * an independent extractor). A turn counts when it goes back by more than a tenth of the contour's range. Of the maxima before it the first is taken unless a later one
 * is 5 % higher, of the minima the lowest. The first slope starts at the first frame. What follows the last turning point enters the mean of the slopes with
 * its sign, but not their deviation. Immutable.
 *
 * @param peaks number of maxima
 * @param meanRising amount of the rising slopes, units a second
 * @param deviationRising their standard deviation
 * @param meanFalling amount of the falling slopes, units a second
 * @param deviationFalling their standard deviation
 */
record TurningPoints(
        int peaks, double meanRising, double deviationRising, double meanFalling, double deviationFalling) {
    private static final double TURN = 0.1;
    private static final double HIGHER = 1.05;

    /** @param framesPerSecond of the contour */
    static TurningPoints of(Contour contour, double framesPerSecond) {
        List<Integer> turns = new ArrayList<>();
        boolean firstIsPeak = new Walk(contour).collect(turns);
        int peaks = (turns.size() + (firstIsPeak ? 1 : 0)) / 2;
        Slopes rising = new Slopes();
        Slopes falling = new Slopes();
        int from = 0;
        boolean up = firstIsPeak;
        for (int turn : turns) {
            (up ? rising : falling).accept(Math.abs(slope(contour, from, turn, framesPerSecond)));
            from = turn;
            up = !up;
        }
        int end = contour.count() - 1;
        if (end > from) {
            (up ? rising : falling).end(slope(contour, from, end, framesPerSecond));
        }
        return new TurningPoints(peaks, rising.mean(), rising.deviation(), falling.mean(), falling.deviation());
    }

    private static double slope(Contour contour, int from, int to, double framesPerSecond) {
        return (contour.get(to) - contour.get(from)) / (to - from) * framesPerSecond;
    }

    /** Along the local extremes. */
    private static final class Walk {
        private final Contour contour;
        private final double turn;
        private int high;
        private int low;
        /** 1 upwards, −1 downwards, 0 undecided. */
        private int direction;

        Walk(Contour contour) {
            this.contour = contour;
            double max = Double.NEGATIVE_INFINITY;
            double min = Double.POSITIVE_INFINITY;
            for (int index = 0; index < contour.count(); index++) {
                max = Math.max(max, contour.get(index));
                min = Math.min(min, contour.get(index));
            }
            this.turn = TURN * (max - min);
        }

        /** @return whether the first turning point is a maximum; where the contour only starts is none */
        boolean collect(List<Integer> turns) {
            boolean firstIsPeak = false;
            for (int index = 1; index < contour.count() - 2; index++) {
                double value = contour.get(index);
                double before = contour.get(index - 1);
                double after = contour.get(index + 1);
                int came = direction;
                int turned = -1;
                if (value > before && value > after) {
                    turned = maximum(index, value);
                } else if (value < before && value < after) {
                    turned = minimum(index, value);
                }
                if (turned >= 0 && came != 0) {
                    turns.add(turned);
                }
                if (came == 0 && direction != 0) {
                    firstIsPeak = direction > 0;
                }
            }
            if (direction != 0) {
                turns.add(direction > 0 ? high : low);
            }
            return firstIsPeak;
        }

        /** @return the minimum that it confirms, or −1 */
        private int maximum(int index, double value) {
            if (direction <= 0 && value > contour.get(low) + turn) {
                direction = 1;
                high = index;
                return low;
            }
            if (direction >= 0 && value > contour.get(high) * HIGHER) {
                high = index;
            }
            return -1;
        }

        /** @return the maximum that it confirms, or −1 */
        private int minimum(int index, double value) {
            if (direction >= 0 && value < contour.get(high) - turn) {
                direction = -1;
                low = index;
                return high;
            }
            if (direction <= 0 && value < contour.get(low)) {
                low = index;
            }
            return -1;
        }
    }

    /** Their mean has what follows the last turning point, their deviation only its count. */
    private static final class Slopes {
        private final List<Double> slopes = new ArrayList<>();
        private double last;
        private boolean ended;

        void accept(double slope) {
            slopes.add(slope);
        }

        void end(double slope) {
            last = slope;
            ended = true;
        }

        private int count() {
            return slopes.size() + (ended ? 1 : 0);
        }

        double mean() {
            double sum = last;
            for (double slope : slopes) {
                sum += slope;
            }
            return count() == 0 ? 0 : sum / count();
        }

        double deviation() {
            double mean = mean();
            double squares = 0;
            for (double slope : slopes) {
                squares += (slope - mean) * (slope - mean);
            }
            return count() == 0 ? 0 : Math.sqrt(squares / count());
        }
    }
}
