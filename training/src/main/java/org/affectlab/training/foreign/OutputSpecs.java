package org.affectlab.training.foreign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;

/** What a module gives, as the outputs of a manifest. Stateless. */
final class OutputSpecs {
    private OutputSpecs() {}

    /**
     * @param given what the module gave for {@code items} items
     * @throws IOException if an output does not begin with the batch dimension
     */
    static List<TensorSpec> seen(Map<String, Tensor> given, int items) throws IOException {
        List<TensorSpec> specs = new ArrayList<>();
        for (Map.Entry<String, Tensor> output : given.entrySet()) {
            long[] shape = output.getValue().shape();
            if (shape.length == 0 || shape[0] != items) {
                throw new IOException("output " + output.getKey() + " is " + output.getValue() + " for " + items
                        + " items: every output must begin with the batch dimension, one row for each item");
            }
            specs.add(TensorSpec.of(
                    output.getKey(), output.getValue().type(), Arrays.copyOfRange(shape, 1, shape.length)));
        }
        return specs;
    }

    /**
     * The specifications that were said, if the module gives that.
     *
     * @param seen what the module gives, in its order
     * @param keyed whether the module gave a dictionary, whose keys are the names
     */
    static List<TensorSpec> agreed(List<TensorSpec> said, List<TensorSpec> seen, boolean keyed) throws IOException {
        if (said.isEmpty()) {
            return seen;
        }
        boolean alike = said.size() == seen.size();
        for (int i = 0; alike && i < said.size(); i++) {
            TensorSpec wanted = said.get(i);
            alike = keyed
                    ? seen.contains(wanted)
                    : wanted.equals(new TensorSpec(
                            wanted.name(), seen.get(i).shape(), seen.get(i).dtype()));
        }
        if (!alike) {
            throw new IOException("--output says " + text(said) + ", but the module gives " + text(seen));
        }
        return said;
    }

    /** Labels name the values of some output; otherwise nobody could tell what they are for. */
    static void checkLabels(List<String> labels, List<TensorSpec> outputs) throws IOException {
        boolean named = labels.isEmpty()
                || outputs.stream()
                        .map(TensorSpec::itemShape)
                        .anyMatch(shape -> shape.length > 0 && shape[shape.length - 1] == labels.size());
        if (!named) {
            throw new IOException("there are " + labels.size() + " labels, but no output has " + labels.size()
                    + " values an item: " + text(outputs));
        }
    }

    static String text(List<TensorSpec> specs) {
        return String.join(" ", specs.stream().map(OutputSpecs::text).toList());
    }

    private static String text(TensorSpec spec) {
        return spec.name() + ":" + spec.dtype() + ":"
                + String.join(",", spec.shape().stream().map(Object::toString).toList());
    }
}
