package org.affectlab.pointcloud.model;

import static java.util.Objects.requireNonNull;

import org.affectlab.inference.serving.ModelLease;
import org.affectlab.inference.serving.ServedModel;

/** A network that goes on answering until this is closed, even if another version takes its place meanwhile. Thread-safe. */
public final class LeasedModel implements AutoCloseable {
    private final SegmentationModel model;
    private final ModelLease lease;

    LeasedModel(SegmentationModel model, ModelLease lease) {
        this.model = requireNonNull(model, "model is null");
        this.lease = requireNonNull(lease, "lease is null");
    }

    public SegmentationModel model() {
        return model;
    }

    public ServedModel served() {
        return lease.model();
    }

    @Override
    public void close() {
        lease.close();
    }
}
