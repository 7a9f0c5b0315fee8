package org.affectlab.speech.model;

import java.util.Arrays;
import java.util.List;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;

/** Reads from a manifest which features a model takes: {@code preprocessing.features}, the id of a {@link ParameterSet}. Stateless. */
final class FeatureSet {
    private static final String PARAMETER = "features";

    private FeatureSet() {}

    static boolean isNamed(ModelManifest manifest) {
        return manifest.preprocessing().containsKey(PARAMETER);
    }

    static ParameterSet of(ModelManifest manifest) {
        ParameterSet set =
                ParameterSet.of(String.valueOf(manifest.preprocessing().get(PARAMETER)));
        require(
                is(manifest.inputs(), PARAMETER, set.names().size()),
                "the one input is not features FLOAT32 (batch, " + set.names().size() + ")");
        require(
                is(manifest.outputs(), "logits", manifest.labels().size()),
                "the one output is not logits FLOAT32 (batch, labels)");
        return set;
    }

    private static boolean is(List<TensorSpec> specs, String name, long length) {
        return specs.size() == 1
                && specs.get(0).name().equals(name)
                && specs.get(0).dtype() == TensorType.FLOAT32
                && specs.get(0).freeDimensions().isEmpty()
                && Arrays.equals(specs.get(0).itemShape(), new long[] {length});
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("not a model of features: " + message);
        }
    }
}
