package org.affectlab.inference.serving;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.batching.TimeSource;

/**
 * Sends the example through the queue, the workers and the buckets, exactly as a request goes, and compares. A value agrees if {@code
 * |actual - expected| <= tolerance + tolerance * |expected|}; a NaN agrees with nothing.
 */
final class ExampleCheck {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final double tolerance;
    private final TimeSource time;

    ExampleCheck(double tolerance, TimeSource time) {
        this.tolerance = tolerance;
        this.time = time;
    }

    /** @throws ModelPackageException with {@code EXAMPLE_MISMATCH} */
    void check(ServedModel model, Example example) throws ModelPackageException, InterruptedException {
        List<CompletableFuture<List<Tensor>>> answers = new ArrayList<>();
        for (int i = 0; i < example.size(); i++) {
            if (i > 0 && i % model.manifest().batching().maxBatchSize() == 0) {
                // A batch at a time, so that a long example of large items does not overfill the queue.
                answer(answers.get(i - 1), i - 1);
            }
            // Each item has a caller of its own, because one caller may not fill the queue.
            answers.add(model.enqueue(new InferenceRequest(
                    example.item(i), "example-" + i, time.now().plus(LONGEST), () -> false)));
        }
        for (int i = 0; i < example.size(); i++) {
            List<Tensor> actual = answer(answers.get(i), i);
            for (int output = 0; output < actual.size(); output++) {
                TensorSpec spec = model.manifest().outputs().get(output);
                compare(spec, i, actual.get(output), example.expected(i).get(output));
            }
        }
    }

    private static List<Tensor> answer(CompletableFuture<List<Tensor>> answer, int item)
            throws ModelPackageException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new ModelPackageException(
                    ModelPackageException.Reason.EXAMPLE_MISMATCH,
                    "the model gave no answer to item " + item + " of its example: "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }

    private void compare(TensorSpec spec, int item, Tensor actual, Tensor expected) throws ModelPackageException {
        double[] actualValues = actual.toDoubles();
        double[] expectedValues = expected.toDoubles();
        for (int i = 0; i < expectedValues.length; i++) {
            double difference = Math.abs(actualValues[i] - expectedValues[i]);
            if (!(difference <= tolerance + tolerance * Math.abs(expectedValues[i]))) {
                throw new ModelPackageException(
                        ModelPackageException.Reason.EXAMPLE_MISMATCH,
                        String.format(
                                Locale.ROOT,
                                "output %s of example item %d is %.6g at position %d, expected %.6g (tolerance %.1g)",
                                spec.name(),
                                item,
                                actualValues[i],
                                i,
                                expectedValues[i],
                                tolerance));
            }
        }
    }
}
