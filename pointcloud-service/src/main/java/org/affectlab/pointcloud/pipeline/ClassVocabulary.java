package org.affectlab.pointcloud.pipeline;

import java.util.List;
import org.affectlab.pointformats.cloud.PointClass;
import org.affectlab.pointformats.cloud.PointPredictions;

/**
 * The classes of a model in the order of its answers.
 *
 * @param classes at least two, with ids and names of their own
 * @param colours of each, as {@code #rrggbb}
 */
public record ClassVocabulary(List<PointClass> classes, List<String> colours) {
    /** The id of points without a class. */
    public static final int IGNORED = PointPredictions.NONE;

    public ClassVocabulary {
        classes = List.copyOf(classes);
        colours = List.copyOf(colours);
        if (classes.size() < 2 || colours.size() != classes.size()) {
            throw new IllegalArgumentException("a model tells at least two classes apart, and each has a colour");
        }
        for (String colour : colours) {
            if (!colour.matches("#[0-9a-f]{6}")) {
                throw new IllegalArgumentException("a colour is written as #rrggbb, not " + colour);
            }
        }
        requireWritable(classes);
    }

    /** So that no answer fails only when it is written. */
    private static void requireWritable(List<PointClass> classes) {
        PointPredictions none = PointPredictions.of(new byte[0], classes);
        classes.forEach(one -> none.withProbability(one.name(), point -> 0));
    }

    public int size() {
        return classes.size();
    }
}
