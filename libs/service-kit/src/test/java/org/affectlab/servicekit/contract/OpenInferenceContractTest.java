package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.affectlab.inference.TensorSpec;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Open Inference Protocol on every service: what it answers, and that whatever is wrong is the client's error and says so. */
public abstract class OpenInferenceContractTest extends ServiceContractTest {
    /** Of the services under test, whose queue holds two items. */
    private static final int MAX_BATCH_ITEMS = 2;

    protected String modelAddress() {
        return "/v2/models/" + subject().model().name();
    }

    private TensorSpec input() {
        return subject().model().inputs().get(0);
    }

    private TensorSpec output() {
        return subject().model().outputs().get(0);
    }

    private float[] values(int items, long seed) {
        Random random = new Random(seed);
        float[] values = new float[items * InferBody.values(input())];
        for (int index = 0; index < values.length; index++) {
            values[index] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    private float[] expected(float[] values) {
        int length = InferBody.values(input());
        int outputs = InferBody.values(output());
        float[] all = new float[values.length / length * outputs];
        for (int item = 0; item * length < values.length; item++) {
            float[] row = subject().function().apply(Arrays.copyOfRange(values, item * length, (item + 1) * length));
            System.arraycopy(row, 0, all, item * outputs, outputs);
        }
        return all;
    }

    private InferBody binary(float[] values) {
        return InferBody.floats(subject().model().inputs(), values);
    }

    private String json(float[] values) {
        return InferBody.json(subject().model().inputs(), values);
    }

    private Answer infer(byte[] body, String... headers) {
        return service().post(modelAddress() + "/infer", body, headers);
    }

    private Answer inferJson(String body, String... headers) {
        return infer(body.getBytes(StandardCharsets.UTF_8), withContentType("application/json", headers));
    }

    /** A complete problem that is a complete error of the protocol too. */
    private static JsonNode assertError(Answer answer, ProblemCode code) {
        JsonNode problem = assertProblem(answer, code);
        assertThat(problem.get("error").asString())
                .isEqualTo(problem.get("detail").asString());
        return problem;
    }

    @Test
    void v2TellsOfServerAndHealth() {
        JsonNode server = service().get("/v2").json();
        assertThat(server.get("name").asString()).startsWith("affectlab-");
        assertThat(server.get("extensions").valueStream().map(JsonNode::asString))
                .contains("binary_tensor_data", "model_repository");
        assertThat(service().get("/v2/health/live").json().get("live").asBoolean())
                .isTrue();
        assertThat(service().get("/v2/health/ready").json().get("ready").asBoolean())
                .isTrue();
        assertError(service().get("/v2/nothing"), ProblemCode.NOT_FOUND);
        assertError(service().get(modelAddress() + "/infer"), ProblemCode.METHOD_NOT_ALLOWED);
        assertThat(service().get("/v1/nothing").json().has("error")).isFalse();
    }

    @Test
    void v2DescribesTheModel() {
        JsonNode model = service().get(modelAddress()).json();
        assertThat(model.get("name").asString()).isEqualTo(subject().model().name());
        assertThat(model.get("platform").asString()).isEqualTo("pytorch_torchscript");
        assertThat(model.at("/versions/0").asString()).isEqualTo("1");
        assertThat(model.at("/inputs/0/name").asString()).isEqualTo(input().name());
        assertThat(model.at("/inputs/0/datatype").asString()).isEqualTo("FP32");
        assertThat(model.at("/inputs/0/shape/0").asLong()).isEqualTo(-1);
        assertThat(model.at("/inputs/0/shape/1").asLong()).isEqualTo(input().itemShape()[0]);
        assertThat(model.at("/outputs/0/name").asString()).isEqualTo(output().name());
        assertThat(model.at("/parameters/maxBatchItems").asInt()).isEqualTo(MAX_BATCH_ITEMS);
        assertThat(service().get(modelAddress() + "/versions/1").json()).isEqualTo(model);
        assertThat(service()
                        .get(modelAddress() + "/versions/1/ready")
                        .json()
                        .get("ready")
                        .asBoolean())
                .isTrue();
        assertThat(service()
                        .get("/v1/limits")
                        .json()
                        .at("/limits/maxBatchItems")
                        .asInt())
                .isEqualTo(MAX_BATCH_ITEMS);
        for (String unknown :
                List.of(modelAddress() + "/versions/2", "/v2/models/no-such", "/v2/models/a@1", "/v2/models/x/ready")) {
            assertError(service().get(unknown), ProblemCode.UNKNOWN_MODEL);
        }
        assertError(service().post("/v2/models/no-such/infer", new byte[10]), ProblemCode.UNKNOWN_MODEL);
    }

    @Test
    void v2InfersInBinaryAndInJsonAlike() {
        float[] values = values(2, 1);
        float[] expected = expected(values);
        InferBody body = binary(values);
        HttpResponse<byte[]> binary =
                service().postForBytes(modelAddress() + "/infer", body.bytes(), InferBody.HEADER, body.headerValue());

        assertThat(binary.statusCode()).isEqualTo(200);
        assertThat(binary.headers().firstValue("Content-Type")).contains("application/octet-stream");
        int jsonLength =
                Integer.parseInt(binary.headers().firstValue(InferBody.HEADER).orElseThrow());
        JsonNode head = JsonMapper.shared().readTree(new String(binary.body(), 0, jsonLength, StandardCharsets.UTF_8));
        assertThat(head.get("id").asString()).isEqualTo("b-1");
        assertThat(head.get("model_version").asString()).isEqualTo("1");
        assertThat(head.at("/outputs/0/shape").toString()).isEqualTo(InferBody.shape(output(), 2));
        assertThat(head.at("/outputs/0/parameters/binary_data_size").asLong()).isEqualTo(4L * expected.length);
        float[] actual = new float[expected.length];
        ByteBuffer.wrap(binary.body(), jsonLength, binary.body().length - jsonLength)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(actual);
        assertThat(actual).isEqualTo(expected);

        float[] half = Arrays.copyOf(values, values.length / 2);
        JsonNode json = inferJson(json(half)).json();
        assertThat(json.get("id").asString()).isEqualTo("j-1");
        assertThat(json.at("/parameters/digest").asString()).startsWith("sha256:");
        assertThat(json.at("/outputs/0/datatype").asString()).isEqualTo("FP32");
        float[] expectedHalf = expected(half);
        for (int index = 0; index < expectedHalf.length; index++) {
            assertThat(json.at("/outputs/0/data/" + index).floatValue()).isEqualTo(expectedHalf[index]);
        }
    }

    @Test
    void v2RefusesWhatIsNoRequest() {
        String good = json(values(1, 2));
        assertError(infer(new byte[0]), ProblemCode.EMPTY_BODY);
        assertError(inferJson("[]"), ProblemCode.MALFORMED_REQUEST);
        assertError(inferJson(good + "x"), ProblemCode.MALFORMED_REQUEST);
        assertError(inferJson(good.replace("[{", "[{\"deep\":" + "[".repeat(40))), ProblemCode.MALFORMED_REQUEST);
        assertError(inferJson("{\"inputs\":[]}"), ProblemCode.INVALID_TENSOR);
        assertError(inferJson(good.replace("FP32", "BF16")), ProblemCode.UNSUPPORTED_DATATYPE);
        assertError(inferJson(good.replace("FP32", "INT32")), ProblemCode.INVALID_TENSOR);
        assertError(inferJson(good.replace("[1,", "[-1,")), ProblemCode.INVALID_TENSOR);
        assertError(inferJson(good.replace("[1,", "[9223372036854775807,")), ProblemCode.INVALID_TENSOR);
        assertError(inferJson(good.replace("\"data\":[", "\"data\":[NaN,")), ProblemCode.MALFORMED_REQUEST);
        assertError(inferJson(good.replace(input().name(), "other")), ProblemCode.INVALID_TENSOR);
        assertError(inferJson(good, "Content-Encoding", "gzip"), ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        assertError(infer(new byte[9], "Content-Type", "text/plain"), ProblemCode.UNSUPPORTED_MEDIA_TYPE);
        assertError(infer(new byte[MAX_UPLOAD_BYTES + 1]), ProblemCode.TOO_LARGE);
        for (String length : List.of("-1", "0", "99999999", "99999999999999999999", "ten", "1e1", "0x10", "")) {
            assertError(inferJson(good, InferBody.HEADER, length), ProblemCode.MALFORMED_REQUEST);
        }
        assertError(inferJson(good, InferBody.HEADER, "20", InferBody.HEADER, "20"), ProblemCode.MALFORMED_REQUEST);
    }

    @Test
    void v2RefusesABatchThatIsTooLarge() {
        InferBody body = binary(new float[3 * InferBody.values(input())]);
        JsonNode problem =
                assertError(infer(body.bytes(), InferBody.HEADER, body.headerValue()), ProblemCode.TOO_LARGE);
        assertThat(problem.get("limit").asInt()).isEqualTo(MAX_BATCH_ITEMS);
        assertThat(problem.get("actual").asInt()).isEqualTo(3);
    }

    @Test
    void v2KeepsTheDeadline() {
        String good = json(values(1, 3));
        try (FakeEngine.Pause pause = engine().pause()) {
            assertThat(pause).isNotNull();
            assertError(inferJson(good, Deadline.HEADER, "200"), ProblemCode.DEADLINE_EXCEEDED);
            assertError(
                    inferJson(good.replace("{\"id\"", "{\"parameters\":{\"timeout\":200000,\"priority\":2},\"id\"")),
                    ProblemCode.DEADLINE_EXCEEDED);
        }
        assertThat(inferJson(good).status()).isEqualTo(200);
    }

    @Test
    void v2IndexListsPackages() {
        Answer get = service().get("/v2/repository/index");
        JsonNode entry = get.json().get(0);
        assertThat(entry.get("name").asString()).isEqualTo(subject().model().name());
        assertThat(entry.get("version").asString()).isEqualTo("1");
        assertThat(entry.get("state").asString()).isEqualTo("READY");
        assertThat(entry.get("reason").asString()).isEmpty();
        for (String body : List.of("", "{}", "{\"ready\":true}")) {
            assertThat(service()
                            .post("/v2/repository/index", body.getBytes(StandardCharsets.UTF_8))
                            .json())
                    .isEqualTo(get.json());
        }
        assertError(service().post("/v2/repository/index", new byte[] {'['}), ProblemCode.MALFORMED_REQUEST);
        assertError(service().post("/v2/repository/index", new byte[100_000]), ProblemCode.TOO_LARGE);
    }

    @Test
    void v2IsDescribed() {
        JsonNode paths = service().get("/v3/api-docs").json().get("paths");
        Map.of(
                        "/v2/models/{name}/infer", "post",
                        "/v2/models/{name}", "get",
                        "/v2/repository/index", "get",
                        "/v2/repository/models/{name}/load", "post")
                .forEach((path, method) ->
                        assertThat(paths.path(path).has(method)).as(path).isTrue());
    }
}
