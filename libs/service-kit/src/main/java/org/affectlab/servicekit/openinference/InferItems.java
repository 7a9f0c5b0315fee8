package org.affectlab.servicekit.openinference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.affectlab.inference.Dimension;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * A request that fits its model: the batch cut into items, whose tensors are views of the request's, and the outputs that go back. Immutable.
 */
final class InferItems {
    private final List<List<Tensor>> items;
    private final List<WantedOutput> outputs;

    private InferItems(List<List<Tensor>> items, List<WantedOutput> outputs) {
        this.items = items;
        this.outputs = outputs;
    }

    /**
     * @param maxItems the largest batch of one request
     * @throws ProblemException INVALID_TENSOR for inputs or outputs that the model has not, or in another form; TOO_LARGE
     */
    static InferItems of(ModelManifest manifest, InferRequest request, int maxItems) {
        List<Tensor> inputs = inputs(manifest, request.inputs());
        long batch = inputs.get(0).shape()[0];
        if (batch > maxItems) {
            throw ProblemException.withLimit(
                    ProblemCode.TOO_LARGE,
                    "The batch has " + batch + " items; a request may have " + maxItems + ".",
                    maxItems,
                    batch);
        }
        List<List<Tensor>> items = new ArrayList<>();
        for (int row = 0; row < batch; row++) {
            List<Tensor> item = new ArrayList<>(inputs.size());
            for (Tensor input : inputs) {
                item.add(input.row(row));
            }
            items.add(item);
        }
        return new InferItems(items, outputs(manifest, request.outputs()));
    }

    /** In the order of the batch; each in the order of the manifest. */
    List<List<Tensor>> items() {
        return items;
    }

    /** In the order in which they go back; never empty. */
    List<WantedOutput> outputs() {
        return outputs;
    }

    private static List<Tensor> inputs(ModelManifest manifest, List<NamedTensor> sent) {
        Map<String, Tensor> byName = new HashMap<>();
        for (NamedTensor input : sent) {
            if (byName.put(input.name(), input.tensor()) != null) {
                throw Invalid.tensor("The input " + Invalid.shown(input.name()) + " is there twice.");
            }
        }
        List<Tensor> inputs = new ArrayList<>();
        for (TensorSpec spec : manifest.inputs()) {
            Tensor tensor = byName.remove(spec.name());
            if (tensor == null) {
                throw Invalid.tensor("The input " + spec.name() + " is missing.");
            }
            requireFit(spec, tensor);
            if (!inputs.isEmpty() && inputs.get(0).shape()[0] != tensor.shape()[0]) {
                throw Invalid.tensor("All inputs must have the same batch size.");
            }
            inputs.add(tensor);
        }
        byName.keySet().stream().findFirst().ifPresent(unknown -> {
            throw Invalid.tensor("The model has no input " + Invalid.shown(unknown) + ".");
        });
        return inputs;
    }

    private static void requireFit(TensorSpec spec, Tensor tensor) {
        long[] sizes = tensor.shape();
        boolean fits =
                tensor.type() == spec.dtype() && sizes.length == spec.shape().size();
        for (int index = 1; fits && index < sizes.length; index++) {
            Dimension dimension = spec.shape().get(index);
            fits = dimension.isFree() || dimension.size() == sizes[index];
        }
        if (!fits) {
            throw Invalid.tensor("The input " + spec.name() + " must be " + Datatypes.name(spec.dtype()) + " "
                    + spec.shape() + ", not " + Datatypes.name(tensor.type()) + " "
                    + TensorShape.of(spec.name(), sizes) + ".");
        }
    }

    private static List<WantedOutput> outputs(ModelManifest manifest, List<WantedOutput> wanted) {
        List<String> known = manifest.outputs().stream().map(TensorSpec::name).toList();
        if (wanted.isEmpty()) {
            return known.stream().map(name -> new WantedOutput(name, null)).toList();
        }
        Set<String> seen = new HashSet<>();
        for (WantedOutput output : wanted) {
            if (!known.contains(output.name())) {
                throw Invalid.tensor("The model has no output " + Invalid.shown(output.name()) + ".");
            }
            if (!seen.add(output.name())) {
                throw Invalid.tensor("The output " + output.name() + " is asked for twice.");
            }
        }
        return wanted;
    }
}
