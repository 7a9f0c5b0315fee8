package org.affectlab.benchmarks.measure;

/**
 * What one contender did in one slice of time.
 *
 * @param windows items that the model computed and that were answered rightly
 * @param nanos from the first request to the last answer
 * @param latencies of single requests (of single forwards where there are no requests)
 * @param failures requests that were not answered rightly
 * @param ownProcessors processors that the measuring process itself kept busy
 */
public record Score(long windows, long nanos, Latencies latencies, long failures, double ownProcessors) {
    public double windowsPerSecond() {
        return windows * 1e9 / nanos;
    }
}
