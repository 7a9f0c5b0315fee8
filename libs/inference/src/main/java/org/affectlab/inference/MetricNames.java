package org.affectlab.inference;

/**
 * Names of all meters of this library. Meters of one model carry the tags {@link #TAG_MODEL} and {@link #TAG_VERSION}; timers are in the
 * registry's own base unit (seconds for Prometheus).
 */
public final class MetricNames {
    /** Timer: from arrival of an item until its batch was formed. */
    public static final String QUEUE = "affectlab.inference.queue";

    /** Timer: putting one batch together. */
    public static final String INPUT = "affectlab.inference.input";

    /** Timer: one forward. */
    public static final String COMPUTE = "affectlab.inference.compute";

    /** Timer: taking one batch apart. */
    public static final String OUTPUT = "affectlab.inference.output";

    /** Distribution: items of a batch, padding not counted. */
    public static final String BATCH_SIZE = "affectlab.inference.batch.size";

    /** Gauge: items in the queue. */
    public static final String PENDING = "affectlab.inference.pending";

    /** Gauge: bytes in the queue. */
    public static final String PENDING_BYTES = "affectlab.inference.pending.bytes";

    /** Counter of unanswered items, by {@link #TAG_REASON}: the code of the {@link InferenceException} in lower case. */
    public static final String FAILURES = "affectlab.inference.failures";

    /** Counter: batches that failed as a whole and whose items were tried again alone. */
    public static final String BATCH_RETRIES = "affectlab.inference.batch.retries";

    /** Counter: throwables that escaped a worker's loop and were survived. */
    public static final String WORKER_ERRORS = "affectlab.inference.worker.errors";

    /** Gauge: worker threads that are alive. */
    public static final String WORKERS = "affectlab.inference.workers";

    /** Gauge, bytes: resident set of the process. */
    public static final String NATIVE_RSS = "affectlab.native.rss";

    /** Gauge, bytes: highest resident set of the process so far. */
    public static final String NATIVE_RSS_PEAK = "affectlab.native.rss.peak";

    /** Gauge: threads of the process as the kernel counts them, native ones included. */
    public static final String NATIVE_THREADS = "affectlab.native.threads";

    /** Gauge: memory managers of the engine that are open, one for each model and one for each running forward. */
    public static final String NATIVE_MANAGERS = "affectlab.native.managers";

    public static final String TAG_MODEL = "model";
    public static final String TAG_VERSION = "version";
    public static final String TAG_REASON = "reason";

    private MetricNames() {}
}
