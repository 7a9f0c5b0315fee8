package org.affectlab.training.pointcloud.run;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.pointscenes.LabelledScene;

/** The points of each class in each scene. Immutable. */
final class ClassPoints {
    /** Of each class, of each scene. */
    private final int[][][] points;

    private final double[] classWeights;
    private final double[][] sceneWeights;

    /**
     * @param weights of the classes; empty: all alike
     * @param exponent a scene is as likely as its points of the class to this power
     */
    ClassPoints(List<LabelledScene> scenes, int classes, List<Double> weights, double exponent) {
        this.points = new int[classes][scenes.size()][];
        this.classWeights = new double[classes];
        this.sceneWeights = new double[classes][scenes.size()];
        for (int label = 0; label < classes; label++) {
            for (int scene = 0; scene < scenes.size(); scene++) {
                points[label][scene] = of(scenes.get(scene), label);
                sceneWeights[label][scene] =
                        points[label][scene].length == 0 ? 0 : Math.pow(points[label][scene].length, exponent);
            }
            boolean present = Arrays.stream(sceneWeights[label]).sum() > 0;
            classWeights[label] = present ? (weights.isEmpty() ? 1 : weights.get(label)) : 0;
        }
        if (!(Arrays.stream(classWeights).sum() > 0)) {
            throw new IllegalArgumentException("no point has a class that is wanted");
        }
    }

    private static int[] of(LabelledScene scene, int label) {
        int[] found = new int[scene.labels().length];
        int count = 0;
        for (int point = 0; point < found.length; point++) {
            if (scene.labels()[point] == label) {
                found[count++] = point;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Points of each class. */
    static long[] counts(List<LabelledScene> scenes, int classes) {
        long[] counts = new long[classes];
        for (LabelledScene scene : scenes) {
            for (int label : scene.labels()) {
                if (label != LabelledScene.IGNORED) {
                    counts[label]++;
                }
            }
        }
        return counts;
    }

    /** A random point of a random class among those that have points. */
    Place draw(SplittableRandom random) {
        int label = Weighted.draw(classWeights, random);
        int scene = Weighted.draw(sceneWeights[label], random);
        int[] candidates = points[label][scene];
        return new Place(scene, candidates[random.nextInt(candidates.length)]);
    }

    /** A point of a scene. */
    record Place(int scene, int point) {}
}
