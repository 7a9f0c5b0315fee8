package org.affectlab.benchmarks.workload;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.affectlab.benchmarks.engine.Closeness;
import org.affectlab.benchmarks.http.Answer;
import org.affectlab.benchmarks.http.AnswerCheck;

/** The answer is 200 and its bytes behind the JSON part are these floats. Thread-safe. */
final class TensorAnswerCheck implements AnswerCheck {
    private final float[] expected;
    private final float tolerance;

    TensorAnswerCheck(float[] expected, float tolerance) {
        this.expected = requireNonNull(expected, "expected is null");
        this.tolerance = tolerance;
    }

    @Override
    public Optional<String> fault(Answer answer) {
        if (answer.status() != 200) {
            return Optional.of("status " + answer.status());
        }
        String length = answer.header(TensorRequests.HEADER_LENGTH).orElse("");
        if (!length.matches("[0-9]{1,8}")) {
            return Optional.of("the tensors did not come as bytes");
        }
        int json = Integer.parseInt(length);
        if (answer.body().length - json != expected.length * Float.BYTES) {
            return Optional.of((answer.body().length - json) + " bytes of tensors");
        }
        float[] actual = new float[expected.length];
        ByteBuffer.wrap(answer.body(), json, expected.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(actual);
        return Closeness.within(tolerance, expected, actual) ? Optional.empty() : Optional.of("wrong values");
    }
}
