package org.affectlab.inference.serving;

import java.util.Arrays;
import java.util.List;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;

/** Whether one item is what the manifest says, so that a wrong one never joins a batch. Stateless. */
final class ItemCheck {
    private ItemCheck() {}

    /** @throws InferenceException with {@code INVALID_INPUT} */
    static void check(ModelManifest manifest, List<Tensor> inputs) {
        if (inputs.size() != manifest.inputs().size()) {
            throw invalid("the model takes " + manifest.inputs().size() + " inputs, not " + inputs.size());
        }
        for (int i = 0; i < inputs.size(); i++) {
            TensorSpec spec = manifest.inputs().get(i);
            Tensor input = inputs.get(i);
            if (input.type() != spec.dtype() || !Arrays.equals(input.shape(), spec.itemShape())) {
                throw invalid("input " + spec.name() + " must be " + spec.dtype() + " "
                        + Arrays.toString(spec.itemShape()) + ", not " + input);
            }
        }
    }

    private static InferenceException invalid(String message) {
        return new InferenceException(Code.INVALID_INPUT, message);
    }
}
