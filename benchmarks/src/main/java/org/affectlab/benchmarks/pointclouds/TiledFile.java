package org.affectlab.benchmarks.pointclouds;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.PointCloudReader;
import org.affectlab.pointformats.ReadOptions;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.SegmentedCloud;

/**
 * Writes a {@link TiledScene} of a file as LAZ, one block of points after the other: memory is that of the scene and a byte a point. Stateless.
 */
public final class TiledFile {
    private TiledFile() {}

    /**
     * @param scene a cloud in any format that is read
     * @param points of the file that is written
     * @throws IOException if the scene cannot be read, is no cloud, or the target cannot be written
     */
    public static void write(Path scene, int points, Path target) throws IOException {
        requireNonNull(target, "target is null");
        try {
            PointCloud cloud = TiledScene.of(new PointCloudReader().read(scene, ReadOptions.defaults()), points);
            byte[] unclassified = new byte[points];
            Arrays.fill(unclassified, (byte) PointPredictions.NONE);
            OutputFormat.LAZ
                    .writer()
                    .write(new SegmentedCloud(scene, cloud, PointPredictions.of(unclassified, List.of())), target);
        } catch (PointCloudException | IllegalArgumentException noCloud) {
            throw new IOException(scene + ": " + noCloud.getMessage(), noCloud);
        }
    }
}
