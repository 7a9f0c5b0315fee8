package org.affectlab.benchmarks.measure;

/**
 * What the kernel says of a process at one time.
 *
 * @param nanos {@link System#nanoTime} of the look
 * @param residentBytes memory in use, native memory included
 * @param threads native ones included
 * @param cpuNanos processor time that it has used since its start, in steps of the kernel's clock (10 ms)
 */
public record ProcessSample(long nanos, long residentBytes, int threads, long cpuNanos) {
    private static final double MEGABYTE = 1 << 20;

    public double residentMegabytes() {
        return residentBytes / MEGABYTE;
    }

    /** Processors that were busy for it since {@code earlier}: 1 is one of them all the time. */
    public double processorsSince(ProcessSample earlier) {
        return (double) (cpuNanos - earlier.cpuNanos) / (nanos - earlier.nanos);
    }
}
