package org.affectlab.servicekit.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.Dimension;
import org.affectlab.inference.TensorSpec;

/** Parts of a manifest in the form in which a card shows them. Stateless. */
final class TensorShapes {
    private TensorShapes() {}

    /** Shapes by tensor name, in the order of the manifest. */
    static Map<String, List<String>> of(List<TensorSpec> specs) {
        Map<String, List<String>> shapes = new LinkedHashMap<>();
        for (TensorSpec spec : specs) {
            shapes.put(
                    spec.name(), spec.shape().stream().map(Dimension::toString).toList());
        }
        return shapes;
    }

    static Map<String, Integer> limits(BatchingPolicy batching) {
        Map<String, Integer> limits = new LinkedHashMap<>();
        limits.put("maxBatchSize", batching.maxBatchSize());
        limits.put("maxDelayMs", batching.maxDelayMillis());
        return limits;
    }
}
