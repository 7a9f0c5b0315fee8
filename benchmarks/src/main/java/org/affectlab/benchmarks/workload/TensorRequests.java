package org.affectlab.benchmarks.workload;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.RequestBytes;

/**
 * Requests of the Open Inference Protocol, version 2, with tensors as bytes. Immutable.
 *
 * @param model name
 * @param input its name
 * @param items inputs to choose from
 * @param outputs what the model answers to each of {@code items}
 * @param tolerance of an answer, absolute plus relative
 */
public record TensorRequests(String model, String input, List<float[]> items, List<float[]> outputs, float tolerance) {
    static final String HEADER_LENGTH = "Inference-Header-Content-Length";

    public TensorRequests {
        requireNonNull(model, "model is null");
        requireNonNull(input, "input is null");
        items = List.copyOf(items);
        outputs = List.copyOf(outputs);
        if (items.isEmpty() || items.size() != outputs.size()) {
            throw new IllegalArgumentException(items.size() + " items, " + outputs.size() + " outputs");
        }
    }

    public String path() {
        return "/v2/models/" + model + "/infer";
    }

    /** A request of {@code count} items, from item {@code first} on and round again, whose answer is checked. */
    public PreparedRequest good(int first, int count) {
        List<Integer> chosen = IntStream.range(first, first + count)
                .map(index -> index % items.size())
                .boxed()
                .toList();
        float[] expected = joined(chosen.stream().map(outputs::get).toList());
        byte[] bytes = bytes(
                header(count + "," + items.get(0).length, "FP32", 4L * count * items.get(0).length),
                littleEndian(joined(chosen.stream().map(items::get).toList())));
        return PreparedRequest.direct("tensors", bytes, count, new TensorAnswerCheck(expected, tolerance));
    }

    /** The JSON part for one input. */
    public String header(String shape, String datatype, long byteCount) {
        return "{\"inputs\":[{\"name\":\"" + input + "\",\"shape\":[" + shape + "],\"datatype\":\"" + datatype
                + "\",\"parameters\":{\"binary_data_size\":" + byteCount
                + "}}],\"parameters\":{\"binary_data_output\":true}}";
    }

    /** Head, JSON part and bytes of the tensors. */
    public byte[] bytes(String header, byte[] tensors) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        byte[] body = ByteBuffer.allocate(json.length + tensors.length)
                .put(json)
                .put(tensors)
                .array();
        return RequestBytes.post(path())
                .header("Content-Type", "application/octet-stream")
                .header(HEADER_LENGTH, Integer.toString(json.length))
                .body(body);
    }

    public static byte[] littleEndian(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    private static float[] joined(List<float[]> rows) {
        float[] joined = new float[rows.stream().mapToInt(row -> row.length).sum()];
        int position = 0;
        for (float[] row : rows) {
            System.arraycopy(row, 0, joined, position, row.length);
            position += row.length;
        }
        return joined;
    }
}
