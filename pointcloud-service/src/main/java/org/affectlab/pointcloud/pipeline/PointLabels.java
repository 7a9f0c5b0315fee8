package org.affectlab.pointcloud.pipeline;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The class of every point of a cloud in its order. The array is shared, not copied.
 *
 * @param ids as bytes without sign; {@link ClassVocabulary#IGNORED} for a point without a class
 * @param probabilities where they were asked for
 */
public record PointLabels(byte[] ids, @Nullable PointProbabilities probabilities) {
    public PointLabels {
        requireNonNull(ids, "ids is null");
        if (probabilities != null && probabilities.rowOfPoint().length != ids.length) {
            throw new IllegalArgumentException("there must be a row of probabilities for each point");
        }
    }

    public int size() {
        return ids.length;
    }

    /** Of memory. */
    public long bytes() {
        return ids.length + (probabilities == null ? 0 : probabilities.bytes());
    }

    public int id(int point) {
        return ids[point] & 0xFF;
    }
}
