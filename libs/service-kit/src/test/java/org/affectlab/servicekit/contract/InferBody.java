package org.affectlab.servicekit.contract;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;

/**
 * The body of an inference request with binary tensors, as clients of the Open Inference Protocol write it.
 *
 * @param json the part whose length is the header {@code Inference-Header-Content-Length}
 * @param tensors what follows it
 */
public record InferBody(String json, byte[] tensors) {
    public static final String HEADER = "Inference-Header-Content-Length";

    /** Values of one item. */
    static int values(TensorSpec spec) {
        return (int) Arrays.stream(spec.itemShape()).reduce(1, Math::multiplyExact);
    }

    /** Values of a float input and zeros for all others, and all outputs as binary data. */
    static InferBody floats(List<TensorSpec> inputs, float[] first) {
        int items = first.length / values(inputs.get(0));
        ByteArrayOutputStream tensors = new ByteArrayOutputStream();
        StringJoiner json = new StringJoiner(
                ",", "{\"id\":\"b-1\",\"parameters\":{\"binary_data_output\":true},\"inputs\":[", "]}");
        for (TensorSpec input : inputs) {
            ByteBuffer bytes =
                    ByteBuffer.allocate((int) input.itemByteSize() * items).order(ByteOrder.LITTLE_ENDIAN);
            if (input == inputs.get(0)) {
                bytes.asFloatBuffer().put(first);
            }
            tensors.writeBytes(bytes.array());
            json.add(head(input, items) + "\"parameters\":{\"binary_data_size\":" + bytes.capacity() + "}}");
        }
        return new InferBody(json.toString(), tensors.toByteArray());
    }

    /** The same request as JSON alone. */
    static String json(List<TensorSpec> inputs, float[] first) {
        int items = first.length / values(inputs.get(0));
        StringJoiner json = new StringJoiner(",", "{\"id\":\"j-1\",\"inputs\":[", "]}");
        for (TensorSpec input : inputs) {
            String data =
                    input == inputs.get(0) ? Arrays.toString(first) : Arrays.toString(new int[values(input) * items]);
            json.add(head(input, items) + "\"data\":" + data + "}");
        }
        return json.toString();
    }

    private static String head(TensorSpec input, int items) {
        return "{\"name\":\"" + input.name() + "\",\"shape\":" + shape(input, items) + ",\"datatype\":\""
                + (input.dtype() == TensorType.FLOAT32 ? "FP32" : input.dtype().name()) + "\",";
    }

    /** As JSON writes it. */
    static String shape(TensorSpec spec, int items) {
        return Arrays.stream(spec.batchShape(items))
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",", "[", "]"));
    }

    public byte[] bytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(json.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(tensors);
        return body.toByteArray();
    }

    public String headerValue() {
        return Integer.toString(json.getBytes(StandardCharsets.UTF_8).length);
    }
}
