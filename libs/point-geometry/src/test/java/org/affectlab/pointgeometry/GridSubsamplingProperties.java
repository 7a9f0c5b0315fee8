package org.affectlab.pointgeometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Beside a map of lists. */
class GridSubsamplingProperties {
    private static final int IGNORED = -1;

    /** The edge, such that the cloud of each shape falls into several voxels. */
    private static double edge(Clouds.Shape shape, Random random) {
        double share = 0.05 + random.nextDouble();
        return switch (shape) {
            case TINY -> 1e-20 * share;
            case OVERFLOWING -> 3e38 * share;
            case FAR_AWAY, CLUSTERS -> 300 * share;
            case PLANE -> 20 * share;
            default -> share;
        };
    }

    private static Map<List<Double>, List<Integer>> voxels(float[] cloud, double edge) {
        Map<List<Double>, List<Integer>> voxels = new LinkedHashMap<>();
        for (int row = 0; row < cloud.length / 3; row++) {
            List<Double> place = new ArrayList<>();
            for (int axis = 0; axis < 3; axis++) {
                // Adding 0 makes one zero of two.
                place.add(Math.floor(cloud[3 * row + axis] / edge) + 0.0);
            }
            voxels.computeIfAbsent(place, unused -> new ArrayList<>()).add(row);
        }
        return voxels;
    }

    @Property(tries = 400)
    void voxelsMeansAndLabelsAreThoseOfAMapOfLists(
            @ForAll Clouds.Shape shape,
            @ForAll @IntRange(min = 0, max = 300) int size,
            @ForAll @IntRange(min = 1, max = 3) int threads,
            @ForAll @IntRange(min = 1, max = 5) int channels,
            @ForAll long seed) {
        Random random = new Random(seed);
        float[] cloud = Clouds.of(shape, size, seed);
        float[] attributes = new float[size * channels];
        int[] labels = new int[size];
        for (int at = 0; at < attributes.length; at++) {
            attributes[at] = random.nextFloat() - 0.5f;
        }
        for (int row = 0; row < size; row++) {
            labels[row] = random.nextInt(4) - 1;
        }
        double edge = edge(shape, random);

        GridSubsampling grid = GridSubsampling.of(cloud, edge, threads);

        List<List<Integer>> expected = new ArrayList<>(voxels(cloud, edge).values());
        assertThat(grid.voxels()).isEqualTo(expected.size());
        int[] voxelOfPoint = grid.voxelOfPoint();
        assertThat(voxelOfPoint).hasSize(size);
        float[] averages = grid.averages(attributes, channels);
        int[] majority = grid.majorityLabels(labels, IGNORED);
        for (int voxel = 0; voxel < expected.size(); voxel++) {
            List<Integer> rows = expected.get(voxel);
            for (int row : rows) {
                assertThat(voxelOfPoint[row]).isEqualTo(voxel);
            }
            for (int axis = 0; axis < 3; axis++) {
                assertThat(grid.barycentres()[3 * voxel + axis]).isEqualTo(mean(cloud, 3, axis, rows));
            }
            for (int channel = 0; channel < channels; channel++) {
                assertThat(averages[voxel * channels + channel]).isEqualTo(mean(attributes, channels, channel, rows));
            }
            assertThat(majority[voxel]).isEqualTo(majority(labels, rows));
        }
    }

    private static float mean(float[] values, int width, int channel, List<Integer> rows) {
        double sum = 0;
        for (int row : rows) {
            sum += values[row * width + channel];
        }
        return (float) (sum / rows.size());
    }

    private static int majority(int[] labels, List<Integer> rows) {
        Map<Integer, Integer> votes = new TreeMap<>();
        rows.forEach(row -> votes.merge(labels[row], 1, Integer::sum));
        votes.remove(IGNORED);
        int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return votes.keySet().stream()
                .filter(label -> votes.get(label) == most)
                .findFirst()
                .orElse(IGNORED);
    }
}
