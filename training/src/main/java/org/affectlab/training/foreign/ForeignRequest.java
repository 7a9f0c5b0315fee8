package org.affectlab.training.foreign;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TrainingData;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of their TorchScript file.
 *
 * @param module the file
 * @param out folder of packages; the package becomes {@code out/name/version}
 * @param name of the model
 * @param version of the model
 * @param task that the model answers
 * @param labels of the classes; may be empty
 * @param inputs in the order of the module's arguments; empty is refused with a description of what the module takes
 * @param outputs in the module's order; empty: as the module gives them
 * @param exampleInput an {@code .npz} with one array for each input; made up when absent
 * @param exampleItems how many items are made up
 * @param seed of what is made up
 * @param preprocessing parameters for what happens outside the module
 * @param batching how requests are put together
 * @param trainingData what the model was trained on; may be empty only for a demo model
 * @param protocol how it was trained and evaluated
 * @param licence of the weights
 * @param citation of the method; may be empty
 * @param demo trained on simulated data
 * @param card a {@code CARD.md} to take over; a short one is written when absent
 */
public record ForeignRequest(
        Path module,
        Path out,
        String name,
        String version,
        String task,
        List<String> labels,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        @Nullable Path exampleInput,
        int exampleItems,
        long seed,
        Map<String, Object> preprocessing,
        BatchingPolicy batching,
        List<TrainingData> trainingData,
        String protocol,
        String licence,
        String citation,
        boolean demo,
        @Nullable Path card) {
    public ForeignRequest {
        requireNonNull(module, "module is null");
        requireNonNull(out, "out is null");
        labels = List.copyOf(labels);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        preprocessing = Map.copyOf(preprocessing);
        trainingData = List.copyOf(trainingData);
        if (exampleItems < 1 || exampleItems > batching.maxBatchSize()) {
            throw new IllegalArgumentException(
                    "the example must have 1 to " + batching.maxBatchSize() + " items, not " + exampleItems);
        }
    }
}
