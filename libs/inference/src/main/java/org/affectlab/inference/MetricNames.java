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

    /** Gauge, bytes: what native code holds from the C library's allocator. Only with glibc 2.33 or newer. */
    public static final String NATIVE_HEAP_USED = "affectlab.native.heap.used";

    /** Gauge, bytes: what the C library's allocator keeps from the kernel without using it. Only with glibc 2.33 or newer. */
    public static final String NATIVE_HEAP_FREE = "affectlab.native.heap.free";

    /** Timer: one load, from the first byte of the package to the ready model, by {@link #TAG_OUTCOME}. */
    public static final String MODEL_LOAD = "affectlab.models.load";

    /** Gauge, bytes: what the loaded models are reckoned to occupy. */
    public static final String MODEL_MEMORY = "affectlab.models.memory";

    /** Gauge: models in memory, retiring ones included. */
    public static final String MODELS_LOADED = "affectlab.models.loaded";

    /** Counter: models that made room for others. */
    public static final String MODEL_EVICTIONS = "affectlab.models.evictions";

    /** Distribution, bytes: by how much the resident set fell with an unload, zero where it did not. */
    public static final String MODEL_FREED = "affectlab.models.freed";

    public static final String TAG_OUTCOME = "outcome";
    public static final String TAG_MODEL = "model";
    public static final String TAG_VERSION = "version";
    public static final String TAG_REASON = "reason";

    private MetricNames() {}
}
