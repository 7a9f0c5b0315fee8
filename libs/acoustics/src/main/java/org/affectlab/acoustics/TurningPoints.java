package org.affectlab.acoustics;

/**
 * Peaks of a contour and slopes between its turning points (Eyben et al. 2016 name the functionals, not the rule; the rule was found by comparing with
 * an independent extractor). A turn counts when it goes back by more than a tenth of the contour's range. Of the maxima before it the first is taken unless a later one
 * is 5 % higher, of the minima the lowest. The first slope starts at the first frame. What follows the last turning point enters the mean of the slopes with
 * its sign, but not their deviation. Immutable; computed in memory that does not depend on the contour's length.
 *
 * @param peaks number of maxima
 * @param meanRising amount of the rising slopes, units a second
 * @param deviationRising their standard deviation
 * @param meanFalling amount of the falling slopes, units a second
 * @param deviationFalling their standard deviation
 */
record TurningPoints(
        long peaks, double meanRising, double deviationRising, double meanFalling, double deviationFalling) {
    private static final double TURN = 0.1;
    private static final double HIGHER = 1.05;

    /** @param framesPerSecond of the contour */
    static TurningPoints of(Contour contour, double framesPerSecond) {
        Walk walk = new Walk(TURN * contour.range(), framesPerSecond);
        contour.forEach(walk::accept);
        walk.finish();
        return new TurningPoints(
                walk.peaks, walk.rising.mean(), walk.rising.deviation(), walk.falling.mean(), walk.falling.deviation());
    }

    private record Point(long frame, double value) {}

    /** Along the local extremes. */
    private static final class Walk {
        private final double turn;
        private final double framesPerSecond;
        private final Slopes rising = new Slopes();
        private final Slopes falling = new Slopes();

        private long frame;
        private double twoBefore;
        private double before;
        /** Three before the newest: the last frame but two is no extreme. */
        private double threeBefore;

        private Point high = new Point(0, 0);
        private Point low = new Point(0, 0);
        private Point last = new Point(0, 0);
        /** 1 upwards, −1 downwards, 0 undecided. */
        private int direction;

        private long peaks;

        Walk(double turn, double framesPerSecond) {
            this.turn = turn;
            this.framesPerSecond = framesPerSecond;
        }

        void accept(double value) {
            if (frame == 0) {
                high = new Point(0, value);
                low = high;
                last = high;
            }
            if (frame >= 3) {
                visit(new Point(frame - 2, twoBefore), threeBefore, before);
            }
            threeBefore = twoBefore;
            twoBefore = before;
            before = value;
            frame++;
        }

        private void visit(Point point, double left, double right) {
            if (point.value > left && point.value > right) {
                maximum(point);
            } else if (point.value < left && point.value < right) {
                minimum(point);
            }
        }

        /** May confirm a minimum. */
        private void maximum(Point point) {
            if (direction <= 0 && point.value > low.value + turn) {
                if (direction < 0) {
                    turnAt(low);
                }
                direction = 1;
                high = point;
            } else if (direction >= 0 && point.value > high.value * HIGHER) {
                high = point;
            }
        }

        /** May confirm a maximum. */
        private void minimum(Point point) {
            if (direction >= 0 && point.value < high.value - turn) {
                if (direction > 0) {
                    turnAt(high);
                }
                direction = -1;
                low = point;
            } else if (direction <= 0 && point.value < low.value) {
                low = point;
            }
        }

        /** At a maximum after a rise, or a minimum after a fall. */
        private void turnAt(Point point) {
            (direction > 0 ? rising : falling).accept(Math.abs(slope(last, point)));
            peaks += direction > 0 ? 1 : 0;
            last = point;
        }

        void finish() {
            boolean up = false;
            if (direction != 0) {
                up = direction < 0;
                turnAt(direction > 0 ? high : low);
            }
            if (frame - 1 > last.frame) {
                (up ? rising : falling).end(slope(last, new Point(frame - 1, before)));
            }
        }

        private double slope(Point from, Point to) {
            return (to.value - from.value) / (to.frame - from.frame) * framesPerSecond;
        }
    }

    /** Their mean has what follows the last turning point, their deviation only its count. */
    private static final class Slopes {
        private long accepted;
        private double acceptedMean;
        private double squares;
        private double last;
        private boolean ended;

        void accept(double slope) {
            accepted++;
            double distance = slope - acceptedMean;
            acceptedMean += distance / accepted;
            squares += distance * (slope - acceptedMean);
        }

        void end(double slope) {
            last = slope;
            ended = true;
        }

        private long count() {
            return accepted + (ended ? 1 : 0);
        }

        double mean() {
            return count() == 0 ? 0 : (acceptedMean * accepted + last) / count();
        }

        double deviation() {
            double shift = acceptedMean - mean();
            return count() == 0 ? 0 : Math.sqrt((squares + accepted * shift * shift) / count());
        }
    }
}
