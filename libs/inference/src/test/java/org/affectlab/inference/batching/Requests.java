package org.affectlab.inference.batching;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceRequest;
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
