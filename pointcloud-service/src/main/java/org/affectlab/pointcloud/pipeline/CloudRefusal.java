package org.affectlab.pointcloud.pipeline;

import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.servicekit.jobs.JobNeededException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * What the sender of a file that was not read is told.
 *
 * @param most points that were allowed
 * @param mostOfJobs points that are allowed in a job
 * @param background whether this was a job
 */
record CloudRefusal(int most, int mostOfJobs, boolean background) {
    RuntimeException of(PointCloudException refused) {
        boolean tooManyPoints = refused.reason() == PointCloudException.Reason.TOO_LARGE
                && refused.limit().orElse(-1) == most;
        if (tooManyPoints && !background) {
            long points = refused.actual().orElse(0);
            if (points <= mostOfJobs) {
                return new JobNeededException("more than " + most + " points");
            }
            return ProblemException.withLimit(
                    ProblemCode.TOO_LARGE,
                    "The file holds " + points + " points; at most " + mostOfJobs + " are analysed.",
                    mostOfJobs,
                    points);
        }
        ProblemCode code =
                switch (refused.reason()) {
                    case EMPTY -> ProblemCode.TOO_FEW_POINTS;
                    case UNKNOWN_FORMAT -> ProblemCode.UNKNOWN_FORMAT;
                    case UNSUPPORTED_FORMAT, UNDECODABLE, TRUNCATED -> ProblemCode.UNDECODABLE;
                    case TOO_LARGE -> ProblemCode.TOO_LARGE;
                };
        String detail = refused.getMessage() == null ? code.title() : refused.getMessage() + ".";
        return new ProblemException(code, detail, refused.limit(), refused.actual(), null, refused);
    }
}
