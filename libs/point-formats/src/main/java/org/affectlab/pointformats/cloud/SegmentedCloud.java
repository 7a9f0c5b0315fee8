package org.affectlab.pointformats.cloud;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * What a writer takes.
 *
 * @param source the file that the cloud was read from, still there and unchanged: LAS and LAZ are written from its own
 *     records
 */
public record SegmentedCloud(Path source, PointCloud cloud, PointPredictions predictions) {
    public SegmentedCloud {
        requireNonNull(source, "source is null");
        requireNonNull(cloud, "cloud is null");
        requireNonNull(predictions, "predictions is null");
        if (cloud.size() != predictions.size()) {
            throw new IllegalArgumentException("there must be one prediction for each point");
        }
    }
}
