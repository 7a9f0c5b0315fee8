package org.affectlab.e2e;

import static org.affectlab.e2e.http.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.e2e.platform.RunningPlatform;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Open Inference Protocol through the gateway, with the model that is served. */
@OnPlatform
class OpenInferenceTest {
    private static final String MODEL = "/v2/models/lgfa-ravdess";
    private static final String LENGTH = "Inference-Header-Content-Length";
    private static final double TOLERANCE = 1e-4;

    private final RunningPlatform platform;
    private final float[] waveform;
    private final float[] logits;

    OpenInferenceTest(RunningPlatform platform) throws IOException {
        this.platform = platform;
        Map<String, Tensor> example = NpzFile.read(Checkout.models()
                .resolve("lgfa-ravdess")
                .resolve(version(platform))
                .resolve("example.npz"));
        this.waveform = example.get("waveform").row(0).toFloats();
        this.logits = example.get("logits").row(0).toFloats();
    }

    private static String version(RunningPlatform platform) {
        return platform.gateway().get(MODEL).json().at("/versions/0").asString();
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /** The logits of each item, sent in binary. */
    private float[][] inferBinary(float[]... items) {
        ByteArrayOutputStream tensors = new ByteArrayOutputStream();
        for (float[] item : items) {
            tensors.writeBytes(bytes(item));
        }
        byte[] json =
                ("{\"id\":\"e2e\",\"parameters\":{\"binary_data_output\":true},\"inputs\":[{\"name\":\"waveform\","
                                + "\"shape\":[" + items.length + "," + waveform.length
                                + "],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":" + tensors.size()
                                + "}}]}")
                        .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(json);
        body.writeBytes(tensors.toByteArray());
        HttpRequest.Builder request = platform.gateway()
                .request(MODEL + "/infer", LENGTH, Integer.toString(json.length))
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        HttpResponse<byte[]> answer = platform.gateway().sendForBytes(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        int head = Integer.parseInt(answer.headers().firstValue(LENGTH).orElseThrow());
        JsonNode described = JsonMapper.shared().readTree(new String(answer.body(), 0, head, StandardCharsets.UTF_8));
        assertThat(described.path("id").asString()).isEqualTo("e2e");
        assertThat(described.at("/outputs/0/shape").toString())
                .isEqualTo("[" + items.length + "," + logits.length + "]");
        float[][] rows = new float[items.length][logits.length];
        ByteBuffer values = ByteBuffer.wrap(answer.body(), head, answer.body().length - head)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) {
            for (int index = 0; index < row.length; index++) {
                row[index] = values.getFloat();
            }
        }
        assertThat(values.hasRemaining()).isFalse();
        return rows;
    }

    private Answer inferJson(String datatype, String shape, String data) {
        String body = "{\"inputs\":[{\"name\":\"waveform\",\"shape\":" + shape + ",\"datatype\":\"" + datatype
                + "\",\"data\":" + data + "}]}";
        return platform.gateway().post(MODEL + "/infer", BodyPublishers.ofString(body), "application/json");
    }

    private static void assertClose(float[] actual, float[] expected) {
        for (int index = 0; index < expected.length; index++) {
            assertThat((double) actual[index])
                    .isCloseTo(expected[index], within(TOLERANCE + TOLERANCE * Math.abs(expected[index])));
        }
    }

    @Test
    void binaryAndJsonGiveTheSameBitsAndTheExamplesOutput() {
        float[] binary = inferBinary(waveform)[0];
        assertClose(binary, logits);

        JsonNode json = inferJson("FP32", "[1," + waveform.length + "]", Arrays.toString(waveform))
                .json();
        float[] text = new float[logits.length];
        for (int index = 0; index < text.length; index++) {
            text[index] = json.at("/outputs/0/data/" + index).floatValue();
        }
        assertThat(text).isEqualTo(binary);
    }

    @Test
    void aBatchKeepsItsOrder() {
        float[] quiet = waveform.clone();
        for (int index = 0; index < quiet.length / 2; index++) {
            quiet[index] *= 0.1f;
        }
        float[][] answers = inferBinary(waveform, quiet, waveform);
        assertClose(answers[0], logits);
        assertClose(answers[1], inferBinary(quiet)[0]);
        assertClose(answers[2], logits);
        assertThat(Math.abs(answers[1][0] - answers[0][0])).isGreaterThan((float) (10 * TOLERANCE));
    }

    @Test
    void serverModelAndIndex() {
        assertThat(platform.gateway().get("/v2").json().path("extensions").toString())
                .contains("binary_tensor_data", "model_repository");
        assertThat(platform.gateway().get("/v2/health/ready").status()).isEqualTo(200);
        JsonNode model = platform.gateway().get(MODEL).json();
        assertThat(model.at("/inputs/0/shape").toString()).isEqualTo("[-1," + waveform.length + "]");
        assertThat(platform.gateway().get(MODEL + "/ready").status()).isEqualTo(200);
        Answer index = platform.gateway()
                .post("/v2/repository/index", BodyPublishers.ofString("{\"ready\":true}"), "application/json");
        assertThat(index.json())
                .extracting(entry -> entry.path("name").asString())
                .contains("lgfa-ravdess");
    }

    @Test
    void whatIsWrongIsRefused() {
        for (String datatype : List.of("BF16", "INT16", "UINT16", "UINT32", "UINT64", "BYTES")) {
            assertThatProblem(inferJson(datatype, "[1,41200]", "[0]")).is(400, "UNSUPPORTED_DATATYPE");
        }
        for (String shape : List.of("[1,0]", "[0,41200]", "[-1,41200]", "[1,41199]", "[41200]", "[1,4000000000]")) {
            Answer answer = inferJson("FP32", shape, "[0,1]");
            assertThatProblem(answer).is(400, "INVALID_TENSOR");
            assertThat(answer.json().path("error").asString())
                    .isEqualTo(answer.json().path("detail").asString());
        }
        assertThatProblem(inferJson("FP32", "[1,2]", "[NaN,0]")).is(400, "MALFORMED_REQUEST");
        assertThatProblem(platform.gateway().get("/v2/models/nobody")).is(404, "UNKNOWN_MODEL");
        assertThatProblem(platform.gateway()
                        .post(MODEL + "/infer", BodyPublishers.ofString("{}"), "application/json", LENGTH, "99"))
                .is(400, "MALFORMED_REQUEST");
    }

    @Test
    void onlyAnAdministratorLoadsModels() {
        String load = "/v2/repository/models/lgfa-ravdess/load";
        assertThatProblem(platform.gateway().post(load, BodyPublishers.noBody(), "application/json"))
                .is(403, "FORBIDDEN");
        assertThatProblem(platform.gateway("").post(load, BodyPublishers.noBody(), "application/json"))
                .is(401, "UNAUTHORIZED");
        Answer loaded =
                platform.gateway(platform.keys().admin()).post(load, BodyPublishers.noBody(), "application/json");
        assertThat(loaded.status()).as(loaded.body()).isEqualTo(200);
        assertThat(loaded.json().path("state").asString()).isEqualTo("READY");
        assertClose(inferBinary(waveform)[0], logits);
    }
}
