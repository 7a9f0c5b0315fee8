package org.affectlab.inference.serving;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.batching.TimeSource;
import org.jspecify.annotations.Nullable;

/** A model whose forwards are noted in a {@link WorkerActivity}. As thread-safe as the model behind it, which it owns. */
final class WatchedModel implements EngineModel {
    private final EngineModel model;
    private final TimeSource time;
    private final WorkerActivity activity = new WorkerActivity();

    WatchedModel(EngineModel model, TimeSource time) {
        this.model = requireNonNull(model, "model is null");
        this.time = requireNonNull(time, "time is null");
    }

    WorkerActivity activity() {
        return activity;
    }

    @Override
    public List<Tensor> forward(List<Tensor> batch) {
        Throwable failure = null;
        activity.began();
        try {
            return model.forward(batch);
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            end(failure);
        }
    }

    private void end(@Nullable Throwable failure) {
        activity.ended(failure, time.now());
    }

    @Override
    public void close() {
        model.close();
    }
}
