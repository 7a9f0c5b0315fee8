package org.affectlab.benchmarks.neighbours;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tinspin.index.Index.PointIteratorKnn;
import org.tinspin.index.kdtree.KDTree;

/**
 * TinSpin's kd-tree as its users would use it: points are inserted in random order, since it does not balance itself, and queries come from several
 * threads. For one thread.
 */
final class TinSpinTree {
    private final double[][] points;
    private final KDTree<Integer> tree = KDTree.create(3);

    TinSpinTree(float[] coordinates) {
        points = new double[coordinates.length / 3][];
        List<Integer> rows = new ArrayList<>(points.length);
        for (int row = 0; row < points.length; row++) {
            points[row] = new double[] {coordinates[3 * row], coordinates[3 * row + 1], coordinates[3 * row + 2]};
            rows.add(row);
        }
        Collections.shuffle(rows, new Random(1));
        rows.forEach(row -> tree.insert(points[row], row));
    }

    int[] nearestOfEach(int k, int threads) {
        int[] indices = new int[points.length * k];
        List<Thread> workers = IntStream.range(0, threads)
                .mapToObj(part -> new Thread(() -> search(
                        k,
                        (int) ((long) points.length * part / threads),
                        (int) ((long) points.length * (part + 1) / threads),
                        indices)))
                .toList();
        workers.forEach(Thread::start);
        workers.forEach(TinSpinTree::join);
        return indices;
    }

    private void search(int k, int from, int to, int[] indices) {
        for (int query = from; query < to; query++) {
            PointIteratorKnn<Integer> nearest = tree.queryKnn(points[query], k);
            for (int rank = 0; rank < k; rank++) {
                indices[query * k + rank] = nearest.next().value();
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }
}
