package org.affectlab.pointgeometry;

import java.util.Random;

/**
 * Draws spheres of a cloud so that all of it is seen (RandLA-Net, code): every point has a possibility, at first 1e-3 times a uniform number. A draw
 * takes the point with the smallest as its centre, moves that by Gaussian noise, takes the n nearest points in random order and adds (1 − d² / max
 * d²)² to their possibilities. The point itself is always among them, in place of the farthest if need be. A cloud of fewer points is filled up with
 * random ones of them. Of several clouds one draws from that with the least {@link #leastPossibility()}.
 *
 * <p>Without noise a draw adds 1 to its centre, so {@link #covers} with a threshold below 1 is reached after at most as many draws as there are
 * points; with noise there is no such bound. The draws depend on cloud, settings and seed alone. A draw costs its own points, not the cloud's. For
 * one thread; holds about 16 bytes a point beside the tree.
 */
public final class SphericalSampling {
    private static final double START = 1e-3;

    private final TreeNodes tree;
    private final int points;
    private final double noise;
    private final Random random;
    private final int[] placeOfRow;
    private final LeastPossibility possibilities;
    private final Candidates nearest;
    private final TreeSearch search;

    /**
     * Starts with the possibilities of a seed.
     *
     * @param tree of the cloud
     * @param points of each draw
     * @param noise standard deviation of the centre's shift along each axis, in metres; 0 for none (0.35 in RandLA-Net's training)
     * @throws IllegalArgumentException if points is below 1, or noise is negative or not finite
     */
    public SphericalSampling(PointTree tree, int points, double noise, long seed) {
        if (points < 1) {
            throw new IllegalArgumentException("points must be at least 1, but is " + points);
        }
        if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("noise must be at least 0, but is " + noise);
        }
        this.tree = tree.nodes();
        this.points = points;
        this.noise = noise;
        this.random = new Random(seed);
        this.placeOfRow = new int[tree.size()];
        for (int place = 0; place < placeOfRow.length; place++) {
            placeOfRow[this.tree.rows()[place]] = place;
        }
        double[] start = new double[tree.size()];
        for (int place : placeOfRow) {
            start[place] = START * random.nextDouble();
        }
        this.possibilities = new LeastPossibility(start, this.tree.rows());
        this.nearest = new Candidates(Math.min(points, tree.size()));
        this.search = new TreeSearch(this.tree);
    }

    /** Of all points. */
    public double leastPossibility() {
        return possibilities.value();
    }

    /** Of the point with this row. */
    public double possibility(int row) {
        return possibilities.value(placeOfRow[row]);
    }

    /** Whether every point's possibility is above the threshold (0.5 in RandLA-Net's test of SemanticKITTI). */
    public boolean covers(double threshold) {
        return leastPossibility() > threshold;
    }

    /** The next sphere. */
    public SphereSample draw() {
        int centreRow = tree.rows()[possibilities.place()];
        float[] centre = new float[3];
        for (int axis = 0; axis < 3; axis++) {
            centre[axis] = shifted(tree.points()[3 * possibilities.place() + axis]);
        }
        nearest.start();
        search.run(centre[0], centre[1], centre[2], nearest);
        int distinct = nearest.finish();
        int[] rows = new int[points];
        boolean centreIsIn = false;
        for (int rank = 0; rank < distinct; rank++) {
            rows[rank] = CandidateKey.row(nearest.key(rank));
            centreIsIn |= rows[rank] == centreRow;
        }
        if (!centreIsIn) {
            rows[distinct - 1] = centreRow;
        }
        visit(rows, distinct);
        shuffle(rows, distinct);
        for (int place = distinct; place < points; place++) {
            rows[place] = rows[random.nextInt(distinct)];
        }
        return new SphereSample(centre, rows, distinct);
    }

    /** Stays finite, however large coordinate and noise are. */
    private float shifted(float coordinate) {
        if (noise == 0) {
            return coordinate;
        }
        double shifted = coordinate + noise * random.nextGaussian();
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, shifted));
    }

    private void visit(int[] rows, int distinct) {
        double largest = nearest.farthest();
        for (int rank = 0; rank < distinct; rank++) {
            double share = CandidateKey.squaredDistance(nearest.key(rank)) / largest;
            // All points at the centre's place, or all infinitely far: all are as near as can be.
            double near = Double.isNaN(share) ? 1 : 1 - share;
            possibilities.add(placeOfRow[rows[rank]], near * near);
        }
        possibilities.update();
    }

    private void shuffle(int[] rows, int count) {
        for (int last = count - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int row = rows[last];
            rows[last] = rows[other];
            rows[other] = row;
        }
    }
}
