package org.affectlab.pointcloud.pipeline;

import org.affectlab.pointformats.cloud.PointBounds;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/** Refuses clouds in which there is nothing to tell apart. Stateless. */
public final class CloudCheck {
    /** Our choice: fewer points than a network looks at around each of them. */
    public static final int MIN_POINTS = 16;

    private CloudCheck() {}

    /** @throws ProblemException TOO_FEW_POINTS, NO_EXTENT */
    static void check(PointCloud cloud) {
        if (cloud.finitePoints() < MIN_POINTS) {
            throw ProblemException.withLimit(
                    ProblemCode.TOO_FEW_POINTS,
                    "The cloud has " + cloud.finitePoints() + " points with three finite coordinates; at least "
                            + MIN_POINTS + " are needed.",
                    MIN_POINTS,
                    cloud.finitePoints());
        }
        PointBounds bounds = cloud.bounds().orElseThrow();
        if (bounds.minX() == bounds.maxX() && bounds.minY() == bounds.maxY() && bounds.minZ() == bounds.maxZ()) {
            throw new ProblemException(ProblemCode.NO_EXTENT, "All points of the cloud have the same coordinates.");
        }
    }
}
