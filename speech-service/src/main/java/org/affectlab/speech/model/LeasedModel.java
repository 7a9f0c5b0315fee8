package org.affectlab.speech.model;

import static java.util.Objects.requireNonNull;

import org.affectlab.inference.serving.ModelLease;
import org.affectlab.inference.serving.ServedModel;

/** A classifier that goes on answering until this is closed, even if another version takes its place meanwhile. Thread-safe. */
public final class LeasedModel implements AutoCloseable {
    private final EmotionModel classifier;
    private final ModelLease lease;

    LeasedModel(EmotionModel classifier, ModelLease lease) {
        this.classifier = requireNonNull(classifier, "classifier is null");
        this.lease = requireNonNull(lease, "lease is null");
    }

    public EmotionModel classifier() {
        return classifier;
    }

    public ServedModel served() {
        return lease.model();
    }

    @Override
    public void close() {
        lease.close();
    }
}
