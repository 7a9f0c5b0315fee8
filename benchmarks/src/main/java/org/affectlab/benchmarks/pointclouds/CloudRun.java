package org.affectlab.benchmarks.pointclouds;

import static java.util.Objects.requireNonNull;

/**
 * What one cloud took, from a service that had done nothing else.
 *
 * @param fileBytes of the LAZ that was sent
 * @param loadAverage of the machine's last minute, just before the cloud was sent
 * @param uploadSeconds until the service had taken the job
 * @param jobSeconds from the upload's begin to the job's end
 * @param answerSeconds from the demand for the cloud as LAZ to its last byte
 * @param jobProcessorSeconds of the service, from the upload's begin to the job's end
 * @param answerProcessorSeconds of the service, while it wrote the LAZ
 * @param idleBytes resident memory of the service when it was ready
 * @param jobPeakBytes most resident memory of the service until the job's end
 * @param peakBytes most until the LAZ was there
 */
public record CloudRun(
        CloudAnswer answer,
        long fileBytes,
        String loadAverage,
        double uploadSeconds,
        double jobSeconds,
        double answerSeconds,
        double jobProcessorSeconds,
        double answerProcessorSeconds,
        long idleBytes,
        long jobPeakBytes,
        long peakBytes) {
    public CloudRun {
        requireNonNull(answer, "answer is null");
        requireNonNull(loadAverage, "loadAverage is null");
    }

    public long points() {
        return answer.points();
    }

    /** How the time of the job grows from a smaller cloud to this one, as the power of the number of points: 1 is in proportion. */
    public double exponentFrom(CloudRun smaller) {
        return Math.log(jobSeconds / smaller.jobSeconds) / Math.log((double) points() / smaller.points());
    }
}
