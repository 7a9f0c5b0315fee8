package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** Loads each package with the engine of its format. As thread-safe as the engines, which it does not own. */
public final class FormatEngines implements InferenceEngine {
    private final Map<ModelFormat, InferenceEngine> engines;

    public FormatEngines(Map<ModelFormat, InferenceEngine> engines) {
        this.engines = Map.copyOf(requireNonNull(engines, "engines is null"));
    }

    /** @throws ModelPackageException also if no engine loads the format */
    @Override
    public EngineModel load(ModelPackage modelPackage) throws ModelPackageException {
        return engine(modelPackage).load(modelPackage);
    }

    @Override
    public long modelBytes(ModelPackage modelPackage) throws ModelPackageException {
        return engine(modelPackage).modelBytes(modelPackage);
    }

    private InferenceEngine engine(ModelPackage modelPackage) throws ModelPackageException {
        ModelFormat format = modelPackage.manifest().format();
        InferenceEngine engine = engines.get(format);
        if (engine == null) {
            throw new ModelPackageException(
                    ModelPackageException.Reason.NOT_LOADABLE,
                    "models of the format " + format + " are not served here");
        }
        return engine;
    }

    /** By all engines, because the thread's model is not known here. */
    @Override
    public void prepareWorkerThread() {
        engines.values().forEach(InferenceEngine::prepareWorkerThread);
    }

    @Override
    public void prepareWorkerThread(int intraOpThreads) {
        engines.values().forEach(engine -> engine.prepareWorkerThread(intraOpThreads));
    }
}
