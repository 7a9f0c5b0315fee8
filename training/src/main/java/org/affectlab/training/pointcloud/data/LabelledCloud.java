package org.affectlab.training.pointcloud.data;

import static java.util.Objects.requireNonNull;

import org.affectlab.pointformats.cloud.PointCloud;

/**
 * A cloud with a class for each point.
 *
 * @param labels places in the data set's list of classes, or {@link org.affectlab.pointscenes.LabelledScene#IGNORED}
 */
public record LabelledCloud(PointCloud cloud, int[] labels) {
    public LabelledCloud {
        requireNonNull(cloud, "cloud is null");
        if (labels.length != cloud.size()) {
            throw new IllegalArgumentException(labels.length + " labels for " + cloud.size() + " points");
        }
    }
}
