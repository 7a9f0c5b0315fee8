package org.affectlab.benchmarks.pointclouds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.CoordinateReference;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointBounds;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;

/**
 * A scene side by side with itself until there are as many points as wanted: copies fill a square row by row, each is shifted by whole extents of the scene in x
 * and y, and the last one is cut. Nothing is jittered. Intensity, return number and number of returns are kept, labels, colours and
 * the coordinate system are not. The result counts as a PLY, so that no writer looks for its points in a file. Takes no memory beside that of
 * the scene. Our choice: a real scan of this size is not to be had, and neighbourhoods, densities and classes of a copy are those of the scene. Stateless.
 */
public final class TiledScene {
    private static final List<String> KEPT =
            List.of(AttributeNames.INTENSITY, AttributeNames.RETURN_NUMBER, AttributeNames.NUMBER_OF_RETURNS);

    private TiledScene() {}

    /**
     * @param points of the result, 1 or more
     * @throws IllegalArgumentException if no point of the scene is finite
     */
    public static PointCloud of(PointCloud scene, int points) {
        if (points < 1) {
            throw new IllegalArgumentException("points must be 1 or more");
        }
        PointBounds bounds = scene.bounds().orElseThrow(() -> new IllegalArgumentException("no point is finite"));
        int copies = (points - 1) / scene.size() + 1;
        List<PointAttribute> attributes = new ArrayList<>();
        for (String name : KEPT) {
            Optional<PointAttribute> own = scene.attribute(name);
            own.ifPresent(attribute -> attributes.add(new PointAttribute(
                    name, new RepeatedValues(attribute.values(), points), attribute.low(), attribute.high())));
        }
        return new PointCloud(
                PointCloudFormat.PLY,
                new TiledCoordinates(
                        scene.coordinates(),
                        points,
                        (int) Math.ceil(Math.sqrt(copies)),
                        bounds.maxX() - bounds.minX(),
                        bounds.maxY() - bounds.minY()),
                attributes,
                CoordinateReference.unknown(),
                List.of());
    }
}
