package org.affectlab.benchmarks.pointclouds;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.affectlab.pointformats.PointCloudReader;
import org.affectlab.pointformats.ReadOptions;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.ScaledCoordinates;

/**
 * That a LAZ that came back is the one that was sent, with a class for every point. Holds the coordinates of both, 25 bytes a point. Stateless.
 */
final class CloudComparison {
    private CloudComparison() {}

    /**
     * @param answer what the service said of the classes
     * @throws IOException if the number of points, a stored coordinate, their order, scale or offset is another one, a point has no class, or the classes in the file are not as
     *     many as the service said; the message says which
     */
    static void check(Path sent, Path answered, CloudAnswer answer) throws IOException {
        PointCloud source = read(sent, AttributeSelection.none());
        PointCloud result = read(answered, AttributeSelection.of(AttributeNames.CLASSIFICATION));
        require(result.size() == source.size(), result.size() + " points came back of " + source.size());
        require(answer.points() == source.size(), "the answer tells of " + answer.points() + " points");
        require(answer.classified() == source.size(), source.size() - answer.classified() + " points have no class");
        compare(scaled(source, sent), scaled(result, answered));
        PointAttribute codes = result.attribute(AttributeNames.CLASSIFICATION)
                .orElseThrow(() -> new IOException("the file that came back has no classification"));
        Map<Integer, Long> counted = new TreeMap<>();
        for (int point = 0; point < result.size(); point++) {
            counted.merge((int) codes.get(point), 1L, Long::sum);
        }
        Map<Integer, Long> told = new TreeMap<>(answer.pointsByCode());
        told.values().removeIf(count -> count == 0);
        require(counted.equals(told), "the file has classes " + counted + ", the answer " + told);
    }

    private static void compare(ScaledCoordinates sent, ScaledCoordinates answered) throws IOException {
        for (int axis = 0; axis < 3; axis++) {
            require(
                    sent.scale(axis) == answered.scale(axis) && sent.offset(axis) == answered.offset(axis),
                    "scale or offset of axis " + axis + " changed");
            for (int point = 0; point < sent.size(); point++) {
                if (sent.raw(axis, point) != answered.raw(axis, point)) {
                    throw new IOException("coordinate " + axis + " of point " + point + " is "
                            + answered.raw(axis, point) + ", not " + sent.raw(axis, point));
                }
            }
        }
    }

    private static PointCloud read(Path file, AttributeSelection attributes) throws IOException {
        try {
            return new PointCloudReader()
                    .read(
                            file,
                            ReadOptions.defaults().withAttributes(requireNonNull(attributes, "attributes is null")));
        } catch (PointCloudException noCloud) {
            throw new IOException(file.getFileName() + ": " + noCloud.getMessage(), noCloud);
        }
    }

    private static ScaledCoordinates scaled(PointCloud cloud, Path file) throws IOException {
        if (cloud.coordinates() instanceof ScaledCoordinates coordinates) {
            return coordinates;
        }
        throw new IOException(file.getFileName() + " is no LAZ");
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
