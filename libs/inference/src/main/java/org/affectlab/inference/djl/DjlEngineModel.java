package org.affectlab.inference.djl;

import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.BatchCheck;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;

/**
 * A TorchScript module behind a guarded forward. DJL's own forward leaks its inputs when the module throws; here every native value is closed
 * on every path.
 *
 * <p>Inputs in direct memory are lent to libtorch without a copy, so a module that changes its input in place changes them too. Owns the
 * native memory of the module. {@link #forward} may run on several threads at once, {@link #close} only after all of them.
 */
final class DjlEngineModel implements EngineModel {
    private final ModelManifest manifest;
    private final PtNDManager manager;
    private final PtSymbolBlock module;
    private final AtomicInteger liveManagers;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param manager owns the module, and is owned by this model from here on */
    DjlEngineModel(ModelManifest manifest, PtNDManager manager, PtSymbolBlock module, AtomicInteger liveManagers) {
        this.manifest = manifest;
        this.manager = manager;
        this.module = module;
        this.liveManagers = liveManagers;
        liveManagers.incrementAndGet();
    }

    @Override
    public List<Tensor> forward(List<Tensor> batch) {
        BatchCheck.Size size = BatchCheck.check(manifest, batch);
        if (closed.get()) {
            throw new InferenceException(Code.MODEL_NOT_READY, "the model is closed");
        }
        liveManagers.incrementAndGet();
        try (PtNDManager scope = manager.newSubManager(manager.getDevice());
                InputValues inputs = InputValues.of(batch, scope);
                IValue result = module.forward(inputs.toArray())) {
            return OutputValues.read(result, scope, manifest.outputs(), size);
        } catch (InferenceException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InferenceException(Code.MODEL_FAILED, "the model failed: " + DjlInferenceEngine.firstLine(e), e);
        } finally {
            liveManagers.decrementAndGet();
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            manager.close();
            liveManagers.decrementAndGet();
        }
    }
}
