package org.affectlab.inference.serving;

import java.util.List;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.Tensor;

/** A model whose forwards wait for their share of the processors. As thread-safe as the model, which it closes. */
final class SharingModel implements EngineModel {
    private final EngineModel model;
    private final ProcessorShares shares;
    private final int processors;

    SharingModel(EngineModel model, ProcessorShares shares, int processors) {
        this.model = model;
        this.shares = shares;
        this.processors = processors;
    }

    @Override
    public List<Tensor> forward(List<Tensor> batch) {
        return shares.with(processors, () -> model.forward(batch));
    }

    @Override
    public void close() {
        model.close();
    }
}
