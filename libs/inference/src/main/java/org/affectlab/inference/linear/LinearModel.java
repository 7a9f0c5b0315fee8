package org.affectlab.inference.linear;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.inference.BatchCheck;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;

/** A {@link LinearMap} as a served model. Thread-safe; owns nothing but memory of the heap. */
final class LinearModel implements EngineModel {
    private final ModelManifest manifest;
    private final LinearMap map;
    private volatile boolean closed;

    LinearModel(ModelManifest manifest, LinearMap map) {
        this.manifest = requireNonNull(manifest, "manifest is null");
        this.map = requireNonNull(map, "map is null");
    }

    @Override
    public List<Tensor> forward(List<Tensor> batch) {
        int items = (int) BatchCheck.check(manifest, batch).items();
        if (closed) {
            throw new InferenceException(Code.MODEL_NOT_READY, "the model is closed");
        }
        return List.of(Tensor.ofFloats(map.logits(batch.get(0).toFloats(), items), items, map.labels()));
    }

    @Override
    public void close() {
        closed = true;
    }
}
