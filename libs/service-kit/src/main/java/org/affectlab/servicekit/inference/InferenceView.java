package org.affectlab.servicekit.inference;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** The answer of {@code /actuator/inference}; models by name and then from new to old. */
public record InferenceView(MemoryView memory, List<ModelView> models) {
    public InferenceView {
        requireNonNull(memory, "memory is null");
        models = List.copyOf(models);
    }
}
