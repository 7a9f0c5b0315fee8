package org.affectlab.pointscenes;

/** The ground between the centres of squares. Remembers the last four squares, since points that follow each other are neighbours. For one thread. */
final class GroundSurface {
    private static final int CORNERS = 4;

    private final GroundCells ground;
    private final int[] corners = new int[CORNERS];
    private double left = Double.NaN;
    private double below = Double.NaN;

    GroundSurface(GroundCells ground) {
        this.ground = ground;
    }

    /** Bilinear between the centres of those of the four squares around that exist; the place's own must be one of them. */
    double at(float x, float y) {
        double column = x / ground.edge() - ground.firstColumn() - 0.5;
        double row = y / ground.edge() - ground.firstRow() - 0.5;
        stepTo(Math.floor(column), Math.floor(row));
        double sum = 0;
        double weights = 0;
        for (int corner = 0; corner < CORNERS; corner++) {
            if (corners[corner] >= 0) {
                double weight = (1 - Math.abs(column - left - corner % 2)) * (1 - Math.abs(row - below - corner / 2));
                sum += weight * ground.heights()[corners[corner]];
                weights += weight;
            }
        }
        return weights > 0 ? sum / weights : sum;
    }

    private void stepTo(double newLeft, double newBelow) {
        if (newLeft != left || newBelow != below) {
            left = newLeft;
            below = newBelow;
            for (int corner = 0; corner < CORNERS; corner++) {
                corners[corner] = ground.index().find((int) below + corner / 2, (int) left + corner % 2);
            }
        }
    }
}
