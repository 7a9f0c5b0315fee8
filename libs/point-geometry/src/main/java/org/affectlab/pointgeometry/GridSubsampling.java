package org.affectlab.pointgeometry;

import java.util.Arrays;

/**
 * One point for each cube of a grid that holds any: the barycentre of its points. Cubes, from here on voxels, are numbered in the order of their
 * first points; sums run in the order of the cloud in double precision, so results do not depend on the number of threads. The grid's corner stands
 * at the local origin.
 *
 * <p>Immutable and safe for any number of threads. Takes up to 20 bytes a point beside input and results while it is made, and holds 12.
 */
public final class GridSubsampling {
    private static final int CHUNK = 1 << 12;

    private final CellGroups groups;
    private final int threads;
    private final float[] barycentres;

    private GridSubsampling(CellGroups groups, float[] coordinates, int threads) {
        this.groups = groups;
        this.threads = threads;
        this.barycentres = averages(coordinates, 3);
    }

    /**
     * Finds voxels and barycentres.
     *
     * @param coordinates float[3N], not kept
     * @param edge of a voxel in metres
     * @param threads to work with, here and in what is asked for later
     * @throws IllegalArgumentException if a point is not finite, the edge is not positive, or so small that the voxels cannot be numbered (more than
     * 2^62 in the cloud's box)
     */
    public static GridSubsampling of(float[] coordinates, double edge, int threads) {
        FinitePoints.countFinite(coordinates);
        Workers.check(threads);
        return new GridSubsampling(
                CellGroups.of(coordinates, new CellKeys(coordinates, edge, 3)), coordinates, threads);
    }

    /** Number of voxels that hold points, M. */
    public int voxels() {
        return groups.count();
    }

    /** float[3M], as a copy. */
    public float[] barycentres() {
        return barycentres.clone();
    }

    /** The voxel of each point: int[N], as a copy. */
    public int[] voxelOfPoint() {
        return groups.cellOf().clone();
    }

    /**
     * Means of attributes over the points of each voxel.
     *
     * @param attributes float[N × channels]
     * @return float[M × channels]
     * @throws IllegalArgumentException if the length is another
     */
    public float[] averages(float[] attributes, int channels) {
        if (channels < 1 || attributes.length != Math.multiplyExact(groups.rows().length, channels)) {
            throw new IllegalArgumentException("attributes must hold " + channels + " values of each point");
        }
        float[] means = new float[voxels() * channels];
        Workers.run(threads, chunks(), () -> {
            double[] sums = new double[channels];
            return chunk -> {
                for (int voxel = chunk * CHUNK; voxel < end(chunk); voxel++) {
                    average(attributes, sums, voxel, means);
                }
            };
        });
        return means;
    }

    private void average(float[] attributes, double[] sums, int voxel, float[] means) {
        Arrays.fill(sums, 0);
        int from = groups.starts()[voxel];
        int to = groups.starts()[voxel + 1];
        for (int place = from; place < to; place++) {
            int at = groups.rows()[place] * sums.length;
            for (int channel = 0; channel < sums.length; channel++) {
                sums[channel] += attributes[at + channel];
            }
        }
        for (int channel = 0; channel < sums.length; channel++) {
            means[voxel * sums.length + channel] = (float) (sums[channel] / (to - from));
        }
    }

    /**
     * The label that most points of each voxel have, the smallest of several. Points with the ignored label have no say; a voxel of none but such
     * points is ignored.
     *
     * @param labels int[N], each 0 to 65,535, or the ignored one
     * @param ignored may lie outside of that
     * @return int[M]
     * @throws IllegalArgumentException if the length is another or a label is out of range
     */
    public int[] majorityLabels(int[] labels, int ignored) {
        if (labels.length != groups.rows().length) {
            throw new IllegalArgumentException("labels must hold one value of each point");
        }
        int most = MajorityVote.largest(labels, ignored);
        int[] majority = new int[voxels()];
        Workers.run(threads, chunks(), () -> {
            MajorityVote vote = new MajorityVote(most, ignored);
            return chunk -> {
                for (int voxel = chunk * CHUNK; voxel < end(chunk); voxel++) {
                    majority[voxel] =
                            vote.winner(labels, groups.rows(), groups.starts()[voxel], groups.starts()[voxel + 1]);
                }
            };
        });
        return majority;
    }

    private int chunks() {
        return (voxels() + CHUNK - 1) / CHUNK;
    }

    private int end(int chunk) {
        return Math.min(voxels(), (chunk + 1) * CHUNK);
    }
}
