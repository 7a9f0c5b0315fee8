package org.affectlab.pointscenes;

import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.affectlab.pointgeometry.FinitePoints;
import org.affectlab.pointgeometry.NearestUpsampling;
import org.affectlab.pointgeometry.PointTree;

/** Puts the answers for each point of a scene together. For one thread. */
final class Votes {
    /** Weight of the farthest point of an input, whose answer still counts where there is no other. */
    private static final double RIM = 0.05;

    private final VotingRule rule;
    private final Scene scene;
    private final boolean column;
    private final int classes;
    private final float[] sums;
    private final float[] weights;

    Votes(VotingRule rule, Scene scene, int classes) {
        this.rule = rule;
        this.scene = scene;
        this.column = scene.recipe().shape() == InputShape.COLUMN;
        this.classes = classes;
        this.sums = new float[Math.multiplyExact(scene.points(), classes)];
        this.weights = new float[scene.points()];
    }

    /** Adds an input's answer; a point that is in it more than once counts each time. */
    void add(SceneInput input, float[] probabilities) {
        if (probabilities.length != input.size() * classes) {
            throw new IllegalArgumentException("the network gave " + probabilities.length + " probabilities for "
                    + input.size() + " points and " + classes + " classes");
        }
        double largest = 0;
        for (int place = 0; place < input.size(); place++) {
            largest = Math.max(largest, squaredDistance(input, place));
        }
        for (int place = 0; place < input.size(); place++) {
            double near = largest > 0 ? 1 - squaredDistance(input, place) / largest : 1;
            add(input.rows()[place], probabilities, place * classes, near);
        }
    }

    private void add(int point, float[] probabilities, int from, double near) {
        float kept = rule.kind() == VotingRule.Kind.BLEND ? (float) rule.kept() : 1;
        float added = rule.kind() == VotingRule.Kind.BLEND ? 1 - kept : (float) (RIM + near * near);
        weights[point] = kept * weights[point] + added;
        for (int label = 0; label < classes; label++) {
            int at = point * classes + label;
            sums[at] = kept * sums[at] + added * probabilities[from + label];
        }
    }

    private double squaredDistance(SceneInput input, int place) {
        double x = input.points()[3 * place];
        double y = input.points()[3 * place + 1];
        double z = input.points()[3 * place + 2];
        return column ? x * x + y * y : x * x + y * y + z * z;
    }

    /** Rows add up to 1; a point that no input held has those of the nearest one that was. Ends this. */
    float[] finish(int threads) {
        for (int point = 0; point < weights.length; point++) {
            for (int label = 0; label < classes && weights[point] > 0; label++) {
                sums[point * classes + label] /= weights[point];
            }
        }
        int[] missed = rows(weight -> weight == 0);
        if (missed.length > 0) {
            fill(missed, rows(weight -> weight > 0), threads);
        }
        return sums;
    }

    private int[] rows(DoublePredicate wanted) {
        return IntStream.range(0, weights.length)
                .filter(point -> wanted.test(weights[point]))
                .toArray();
    }

    private void fill(int[] missed, int[] answered, int threads) {
        PointTree tree = PointTree.of(FinitePoints.gather(scene.coordinates(), 3, answered), threads);
        int[] nearest = NearestUpsampling.nearest(tree, FinitePoints.gather(scene.coordinates(), 3, missed), threads);
        for (int place = 0; place < missed.length; place++) {
            System.arraycopy(sums, answered[nearest[place]] * classes, sums, missed[place] * classes, classes);
        }
    }
}
