package org.affectlab.inference;

/** Something that can load models. Thread-safe. */
public interface InferenceEngine {
    /**
     * Loads the model from the verified bytes of the package. Blocking; on failure nothing stays allocated.
     *
     * @throws ModelPackageException if the bytes are no model of this engine
     */
    EngineModel load(ModelPackage modelPackage) throws ModelPackageException;

    /**
     * Bytes on disk of what {@link #load} puts into memory.
     *
     * @throws ModelPackageException if they are not to be found
     */
    default long modelBytes(ModelPackage modelPackage) throws ModelPackageException {
        return modelPackage.content(modelPackage.manifest().format().fileName()).length;
    }

    /** Called once on each worker thread before anything else runs there, for settings that the engine keeps per thread. */
    default void prepareWorkerThread() {}

    /** As {@link #prepareWorkerThread()}, with a measured number of threads for each operation. */
    default void prepareWorkerThread(int intraOpThreads) {
        prepareWorkerThread();
    }
}
