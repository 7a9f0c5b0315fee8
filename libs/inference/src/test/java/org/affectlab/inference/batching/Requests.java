package org.affectlab.inference.batching;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.affectlab.inference.DimensionSizes;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.ItemWatcher;
import org.affectlab.inference.Priority;
import org.affectlab.inference.Tensor;

/** Requests of one float for tests, and what became of them. */
public final class Requests {
    private Requests() {}

    public static InferenceRequest request(float value) {
        return request(value, "caller", Duration.ofHours(1), () -> false);
    }

    public static InferenceRequest request(float value, String caller, Duration deadline, BooleanSupplier cancelled) {
        return new InferenceRequest(
                List.of(Tensor.ofFloats(new float[] {value}, 1)), caller, FakeTime.START.plus(deadline), cancelled);
    }

    public static QueuedItem item(float value, TimeSource time) {
        return QueuedItem.of(request(value), time);
    }

    public static QueuedItem item(String caller, float value, TimeSource time) {
        return QueuedItem.of(request(value, caller, Duration.ofHours(1), () -> false), time);
    }

    /** An item of {@code size} equal floats along the free dimension {@code n}. */
    public static QueuedItem item(String caller, Priority priority, float value, int size, TimeSource time) {
        float[] values = new float[size];
        Arrays.fill(values, value);
        InferenceRequest request = new InferenceRequest(
                List.of(Tensor.ofFloats(values, size)),
                caller,
                FakeTime.START.plus(Duration.ofHours(1)),
                () -> false,
                priority);
        DimensionSizes sizes = DimensionSizes.of(Map.of("n", size));
        return QueuedItem.of(request, sizes, sizes, time, ItemWatcher.NOBODY);
    }

    /** The single float of an answer. */
    public static float value(Future<List<Tensor>> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS).get(0).toFloats()[0];
    }

    public static InferenceException failure(Future<List<Tensor>> answer) throws Exception {
        try {
            throw new AssertionError("answered " + answer.get(10, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return (InferenceException) e.getCause();
        }
    }
}
