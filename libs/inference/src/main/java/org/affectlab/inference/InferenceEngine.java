package org.affectlab.inference;

/** Something that can load models. Thread-safe. */
public interface InferenceEngine {
    /**
     * Loads the model from the verified bytes of the package. Blocking; on failure nothing stays allocated.
     *
     * @throws ModelPackageException if the bytes are no model of this engine
     */
    EngineModel load(ModelPackage modelPackage) throws ModelPackageException;

    /** Called once on each worker thread before anything else runs there, for settings that the engine keeps per thread. */
    default void prepareWorkerThread() {}

    /** As {@link #prepareWorkerThread()}, with a measured number of threads for each operation. */
    default void prepareWorkerThread(int intraOpThreads) {
        prepareWorkerThread();
    }
}
