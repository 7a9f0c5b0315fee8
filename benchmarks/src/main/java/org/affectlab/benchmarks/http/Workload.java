package org.affectlab.benchmarks.http;

/** When which request is to be sent. Used by one generator, on its thread. */
public interface Workload {
    /** Nothing is due. */
    long NEVER = Long.MAX_VALUE;

    /** Called once, when the generator starts. */
    void start(long nowNanos);

    /**
     * When the next request is due, or {@link #NEVER}: for now, as long as {@link #over} is false, and for good after that.
     *
     * @param free connections that have nothing to do, less the requests that wait for one
     */
    long dueNanos(long nowNanos, int free);

    /** The request that is due. */
    PreparedRequest next();

    /** Whether nothing will be due any more. */
    boolean over(long nowNanos);
}
