package org.affectlab.servicekit.contract;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The body of an inference request with binary tensors, as clients of the Open Inference Protocol write it.
 *
 * @param json the part whose length is the header {@code Inference-Header-Content-Length}
 * @param tensors what follows it
 */
public record InferBody(String json, byte[] tensors) {
    public static final String HEADER = "Inference-Header-Content-Length";

    /** One float input, and all outputs as binary data. */
    public static InferBody floats(String input, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        StringBuilder sizes = new StringBuilder();
        for (long size : shape) {
            sizes.append(sizes.isEmpty() ? "" : ",").append(size);
        }
        String json = "{\"id\":\"b-1\",\"parameters\":{\"binary_data_output\":true},\"inputs\":[{\"name\":\"" + input
                + "\",\"shape\":[" + sizes + "],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":"
                + bytes.capacity() + "}}]}";
        return new InferBody(json, bytes.array());
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
