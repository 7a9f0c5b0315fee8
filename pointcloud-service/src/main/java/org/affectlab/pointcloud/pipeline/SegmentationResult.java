package org.affectlab.pointcloud.pipeline;

import java.util.List;
import java.util.Set;
import org.affectlab.pointformats.cloud.PointCloudFormat;

/**
 * What was found in a cloud.
 *
 * @param tallies one a class, in the vocabulary's order
 * @param scenePoints points on the model's grid
 * @param inputs that the model answered
 * @param absentFeatures what the model knows and the cloud does not have, by the names of the recipe
 * @param fileWarnings what the reader tolerated, for people
 */
public record SegmentationResult(
        PointCloudFormat format,
        PointLabels labels,
        List<ClassTally> tallies,
        Orientation orientation,
        int scenePoints,
        int inputs,
        List<String> absentFeatures,
        Set<Warning> warnings,
        List<String> fileWarnings) {
    public SegmentationResult {
        tallies = List.copyOf(tallies);
        absentFeatures = List.copyOf(absentFeatures);
        fileWarnings = List.copyOf(fileWarnings);
    }

    public long labelledPoints() {
        return tallies.stream().mapToLong(ClassTally::count).sum();
    }
}
