package org.affectlab.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.affectlab.benchmarks.http.Answer;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.junit.jupiter.api.Test;

class TensorRequestsTest {
    private final TensorRequests tensors = new TensorRequests(
            "m",
            "wave",
            List.of(new float[] {1, 2, 3}, new float[] {4, 5, 6}),
            List.of(new float[] {10}, new float[] {20}),
            1e-3f);

    @Test
    void requestIsHeadJsonAndBytes() {
        PreparedRequest request = tensors.good(1, 3);
        byte[] bytes = new byte[request.size()];
        request.content().duplicate().get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String json = "{\"inputs\":[{\"name\":\"wave\",\"shape\":[3,3],\"datatype\":\"FP32\",\"parameters\":"
                + "{\"binary_data_size\":36}}],\"parameters\":{\"binary_data_output\":true}}";
        assertThat(text)
                .startsWith("POST /v2/models/m/infer HTTP/1.1\r\n")
                .contains("\r\nInference-Header-Content-Length: " + json.length() + "\r\n")
                .contains("\r\nContent-Length: " + (json.length() + 36) + "\r\n")
                .contains("\r\n\r\n" + json);
        float[] values = new float[9];
        ByteBuffer.wrap(bytes, bytes.length - 36, 36)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        assertThat(values).containsExactly(4, 5, 6, 1, 2, 3, 4, 5, 6);
        assertThat(request.windows()).isEqualTo(3);
    }

    @Test
    void onlyTheExpectedValuesAreRight() {
        PreparedRequest request = tensors.good(0, 2);
        assertThat(request.check().fault(answer(200, "{}", 10, 20.01f))).isEmpty();
        assertThat(request.check().fault(answer(200, "{\"longer\":1}", 10, 20))).isEmpty();
        assertThat(request.check().fault(answer(200, "{}", 10, 21))).contains("wrong values");
        assertThat(request.check().fault(answer(200, "{}", 20, 10))).contains("wrong values");
        assertThat(request.check().fault(answer(200, "{}", 10, Float.NaN))).contains("wrong values");
        assertThat(request.check().fault(answer(200, "{}", 10))).contains("4 bytes of tensors");
        assertThat(request.check().fault(answer(500, "{}", 10, 20))).contains("status 500");
        assertThat(request.check().fault(new Answer(200, Map.of(), new byte[8])))
                .contains("the tensors did not come as bytes");
        assertThat(request.check().fault(new Answer(200, Map.of("inference-header-content-length", "99"), new byte[8])))
                .isPresent();
    }

    @Test
    void itemsAndOutputsBelongTogether() {
        assertThatThrownBy(() -> new TensorRequests("m", "i", List.of(new float[1]), List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Answer answer(int status, String json, float... values) {
        byte[] head = json.getBytes(StandardCharsets.US_ASCII);
        byte[] tail = TensorRequests.littleEndian(values);
        byte[] body = ByteBuffer.allocate(head.length + tail.length)
                .put(head)
                .put(tail)
                .array();
        return new Answer(status, Map.of("inference-header-content-length", Integer.toString(head.length)), body);
    }
}
