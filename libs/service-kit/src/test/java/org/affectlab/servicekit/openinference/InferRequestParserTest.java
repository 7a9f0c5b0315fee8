package org.affectlab.servicekit.openinference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.affectlab.inference.Priority;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorType;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.MemoryLease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InferRequestParserTest {
    private static final long BUDGET = 1 << 20;

    private final MemoryBudget budget = new MemoryBudget(BUDGET);

    private InferRequest parse(String json, int... binary) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(json.getBytes(StandardCharsets.UTF_8));
        int jsonLength = body.size();
        for (int value : binary) {
            body.write(value);
        }
        try (MemoryLease memory = budget.open()) {
            return new InferRequestParser().parse(body.toByteArray(), jsonLength, memory);
        }
    }

    private void assertRefused(ProblemCode code, String json, int... binary) {
        assertThatThrownBy(() -> parse(json, binary))
                .as(json)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .as("%s: %s", json, problem.detail())
                        .isEqualTo(code));
        assertThat(budget.usedBytes()).isZero();
    }

    private static String input(String members) {
        return "{\"inputs\":[{" + members + "}]}";
    }

    private static String data(String type, String shape, String data) {
        return input("\"name\":\"x\",\"shape\":" + shape + ",\"datatype\":\"" + type + "\",\"data\":" + data);
    }

    private Tensor tensor(String json, int... binary) {
        return parse(json, binary).inputs().get(0).tensor();
    }

    @Test
    void everyDatatypeInJson() {
        assertThat(tensor(data("FP32", "[1,2]", "[0.1,-3]"))).isEqualTo(Tensor.ofFloats(new float[] {0.1f, -3}, 1, 2));
        assertThat(tensor(data("FP64", "[2]", "[0.1,1e300]")))
                .isEqualTo(Tensor.ofDoubles(new double[] {0.1, 1e300}, 2));
        assertThat(tensor(data("FP16", "[3]", "[1,-2.5,65504]")).toDoubles()).containsExactly(1, -2.5, 65504);
        assertThat(tensor(data("INT8", "[2]", "[-128,127]")).toDoubles()).containsExactly(-128, 127);
        assertThat(tensor(data("UINT8", "[2]", "[0,255]")).toDoubles()).containsExactly(0, 255);
        assertThat(tensor(data("INT32", "[1]", "[-2147483648]")))
                .isEqualTo(Tensor.ofInts(new int[] {Integer.MIN_VALUE}, 1));
        assertThat(tensor(data("INT64", "[1]", "[9223372036854775807]")))
                .isEqualTo(Tensor.ofLongs(new long[] {Long.MAX_VALUE}, 1));
        Tensor truths = tensor(data("BOOL", "[2]", "[true,false]"));
        assertThat(truths.type()).isEqualTo(TensorType.BOOL);
        assertThat(truths.toDoubles()).containsExactly(1, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BF16", "INT16", "UINT16", "UINT32", "UINT64", "BYTES", "fp32", "FLOAT32", "", "FP8"})
    void otherDatatypesComeNoFurther(String type) {
        assertRefused(ProblemCode.UNSUPPORTED_DATATYPE, data(type, "[1]", "[1]"));
    }

    @Test
    void dataIsFlatOrNestedLikeTheShape() {
        Tensor expected = Tensor.ofInts(new int[] {1, 2, 3, 4, 5, 6}, 1, 2, 3);
        assertThat(tensor(data("INT32", "[1,2,3]", "[1,2,3,4,5,6]"))).isEqualTo(expected);
        assertThat(tensor(data("INT32", "[1,2,3]", "[[[1,2,3],[4,5,6]]]"))).isEqualTo(expected);
        for (String wrong : List.of(
                "[]",
                "[1,2,3,4,5]",
                "[1,2,3,4,5,6,7]",
                "[[1,2,3],[4,5,6]]",
                "[[[1,2],[3,4],[5,6]]]",
                "[[[1,2,3],[4,5]]]",
                "[[[1,2,3],[4,5,6]],[]]",
                "[[[[1,2,3,4,5,6]]]]",
                "[[1,2,3,4,5,6]]",
                "[1,[2],3,4,5,6]",
                "5",
                "{}",
                "null",
                "\"AAAA\"")) {
            assertRefused(ProblemCode.INVALID_TENSOR, data("INT32", "[1,2,3]", wrong));
        }
    }

    @Test
    void membersComeInAnyOrder() {
        Tensor expected = Tensor.ofFloats(new float[] {1.5f, 2}, 2, 1);
        for (String members : List.of(
                "\"data\":[1.5,2],\"shape\":[2,1],\"datatype\":\"FP32\",\"name\":\"x\"",
                "\"datatype\":\"FP32\", \"data\" : [[1.5],[2]] ,\"name\":\"x\",\"other\":[{}],\"shape\":[2,1]")) {
            assertThat(tensor(input(members))).isEqualTo(expected);
            assertThat(tensor("\n " + input(members) + "\n")).isEqualTo(expected);
        }
        assertRefused(
                ProblemCode.INVALID_TENSOR, input("\"data\":7,\"shape\":[2,1],\"datatype\":\"FP32\",\"name\":\"x\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FP32; 1e39", "FP32; \"1\"", "FP32; null", "FP32; true", "FP64; 1e309", "FP16; 65520", "FP16; -1e9",
                "INT8; 128", "INT8; -129", "INT8; 1.0", "UINT8; -1", "UINT8; 256", "INT32; 2147483648", "INT32; 1e3",
                "INT64; 9223372036854775808", "INT64; 0.5", "BOOL; 1", "BOOL; 2", "BOOL; \"true\"", "FP32; {}"
            })
    void valuesOutsideOfTheirType(String type, String value) {
        assertRefused(ProblemCode.INVALID_TENSOR, data(type, "[1]", "[" + value + "]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "01", "+1", ".5", "1.", "0x1", "'1'", "1,"})
    void whatIsNoJsonNumber(String value) {
        assertRefused(ProblemCode.MALFORMED_REQUEST, data("FP32", "[1]", "[" + value + "]"));
    }

    @Test
    void shapes() {
        for (String shape : List.of(
                "[]",
                "[0]",
                "[1,0]",
                "[-1]",
                "[1,1,1,1,1,1,1,1,1]",
                "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]",
                "[1.0]",
                "[\"1\"]",
                "1",
                "null",
                "[[1]]",
                "[2]",
                "[4294967296,4294967296]",
                "[9223372036854775807,2]",
                "[9223372036854775808]",
                "[1e2]",
                "[2147483647]")) {
            assertRefused(ProblemCode.INVALID_TENSOR, data("FP64", shape, "[1]"));
            assertRefused(
                    ProblemCode.INVALID_TENSOR,
                    input("\"data\":[1],\"name\":\"x\",\"datatype\":\"FP64\",\"shape\":" + shape));
        }
    }

    @Test
    void binaryTensorsAreViewsOfTheBodyInOrder() {
        String json = "{\"inputs\":["
                + "{\"name\":\"a\",\"shape\":[1,2],\"datatype\":\"UINT8\",\"parameters\":{\"binary_data_size\":2}},"
                + "{\"name\":\"j\",\"shape\":[1],\"datatype\":\"INT64\",\"data\":[7]},"
                + "{\"name\":\"b\",\"shape\":[1],\"datatype\":\"INT32\",\"parameters\":{\"binary_data_size\":4}}]}";
        InferRequest request = parse(json, 250, 3, 1, 2, 0, 0);
        assertThat(request.inputs()).extracting(NamedTensor::name).containsExactly("a", "j", "b");
        assertThat(request.inputs().get(0).tensor().toDoubles()).containsExactly(250, 3);
        assertThat(request.inputs().get(2).tensor().toDoubles()).containsExactly(513);
        assertRefused(ProblemCode.MALFORMED_REQUEST, json, 1, 2, 3, 4, 5);
        assertRefused(ProblemCode.MALFORMED_REQUEST, json, 1, 2, 3, 4, 5, 6, 7);
        assertRefused(ProblemCode.MALFORMED_REQUEST, json);
    }

    @Test
    void claimedBinarySizes() {
        String form =
                input("\"name\":\"x\",\"shape\":[2],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":%s}");
        for (String size : List.of("7", "9", "0", "9223372036854775807")) {
            assertRefused(ProblemCode.INVALID_TENSOR, String.format(form, size), 1, 2, 3, 4, 5, 6, 7, 8);
        }
        for (String size : List.of("-8", "8.0", "\"8\"", "true", "99999999999999999999")) {
            assertRefused(ProblemCode.INVALID_PARAMETER, String.format(form, size), 1, 2, 3, 4, 5, 6, 7, 8);
        }
        String huge = form.replace("[2]", "[500000000]");
        assertRefused(ProblemCode.MALFORMED_REQUEST, String.format(huge, "2000000000"), 1, 2, 3);
        assertRefused(
                ProblemCode.MALFORMED_REQUEST,
                String.format(form, "8").replace("\"parameters\"", "\"data\":[1,2],\"parameters\""),
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8);
        assertRefused(ProblemCode.INVALID_PARAMETER, String.format(form, "8,\"shared_memory_region\":\"r\""), 1);
    }

    @Test
    void binaryTruthValuesAreZeroOrOne() {
        String json =
                input("\"name\":\"x\",\"shape\":[2],\"datatype\":\"BOOL\",\"parameters\":{\"binary_data_size\":2}");
        assertThat(tensor(json, 0, 1).toDoubles()).containsExactly(0, 1);
        assertRefused(ProblemCode.INVALID_TENSOR, json, 1, 2);
        assertRefused(ProblemCode.INVALID_TENSOR, json, 255, 0);
    }

    @Test
    void memoryIsCountedBeforeItIsTaken() {
        int elements = 200_000;
        assertRefused(ProblemCode.OVERLOADED, data("FP64", "[" + elements + "]", "[" + "0,".repeat(elements) + "0]"));
    }

    @Test
    void parametersOfTheRequest() {
        String inputs = "\"inputs\":[{\"name\":\"x\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]";
        InferRequest plain = parse("{" + inputs + "}");
        assertThat(plain.id()).isNull();
        assertThat(plain.timeout()).isNull();
        assertThat(plain.priority()).isEqualTo(Priority.INTERACTIVE);
        assertThat(plain.binaryOutput()).isFalse();
        assertThat(plain.outputs()).isEmpty();
        InferRequest full = parse("{\"model_name\":\"m\",\"id\":\"ä\",\"parameters\":{\"timeout\":1500,\"priority\":2,"
                + "\"binary_data_output\":true,\"unknown\":1.5},\"outputs\":[{\"name\":\"a\"},{\"name\":\"b\","
                + "\"parameters\":{\"binary_data\":false}}]," + inputs + "}");
        assertThat(full.id()).isEqualTo("ä");
        assertThat(full.timeout()).isEqualTo(Duration.ofNanos(1_500_000));
        assertThat(full.priority()).isEqualTo(Priority.BULK);
        assertThat(full.outputs()).containsExactly(new WantedOutput("a", null), new WantedOutput("b", false));
        assertThat(full.binary(full.outputs().get(0))).isTrue();
        assertThat(full.binary(full.outputs().get(1))).isFalse();
        assertThat(parse("{\"parameters\":{\"timeout\":9223372036854775807,\"priority\":1}," + inputs + "}")
                        .timeout())
                .isGreaterThan(Duration.ofDays(1));
        Map.of(
                        "{\"parameters\":{\"timeout\":-1},",
                        ProblemCode.INVALID_PARAMETER,
                        "{\"parameters\":{\"priority\":0.5},",
                        ProblemCode.INVALID_PARAMETER,
                        "{\"parameters\":{\"binary_data_output\":\"yes\"},",
                        ProblemCode.INVALID_PARAMETER,
                        "{\"parameters\":{\"sequence_id\":3},",
                        ProblemCode.INVALID_PARAMETER,
                        "{\"parameters\":{\"a\":[1]},",
                        ProblemCode.MALFORMED_REQUEST,
                        "{\"parameters\":[],",
                        ProblemCode.MALFORMED_REQUEST,
                        "{\"id\":5,",
                        ProblemCode.MALFORMED_REQUEST,
                        "{\"id\":\"" + "i".repeat(257) + "\",",
                        ProblemCode.MALFORMED_REQUEST,
                        "{\"id\":\"a\",\"id\":\"b\",",
                        ProblemCode.MALFORMED_REQUEST)
                .forEach((start, code) -> assertRefused(code, start + inputs + "}"));
        assertRefused(ProblemCode.MALFORMED_REQUEST, "{\"outputs\":[{}]," + inputs + "}");
        assertRefused(ProblemCode.MALFORMED_REQUEST, "{" + inputs + "," + inputs + "}");
    }

    @Test
    void whatIsNoRequest() {
        for (String json : List.of(
                "x",
                "{",
                "[]",
                "\"text\"",
                "{}{}",
                "{\"inputs\":{}}",
                "{\"inputs\":[1]}",
                "{\"inputs\":[{}]}",
                "{\"inputs\":[{\"name\":5}]}",
                "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1]}]}",
                "{\"inputs\":[" + "{},".repeat(100) + "{}]}",
                "{\"" + "n".repeat(10_000) + "\":1}",
                "{\"id\":\"" + "t".repeat(10_000) + "\"}",
                "{\"a\":" + "[".repeat(1_000_000) + "}",
                "{\"a\":" + "{\"a\":".repeat(100),
                "\u0000{}",
                "\ufeff{}")) {
            assertRefused(ProblemCode.MALFORMED_REQUEST, json);
        }
        byte[] wide = "{\"inputs\":[]}".getBytes(StandardCharsets.UTF_16LE);
        try (MemoryLease memory = budget.open()) {
            assertThatThrownBy(() -> new InferRequestParser().parse(wide, wide.length, memory))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void floatsInJsonAreTheSameBitsAsInBinary() {
        Random random = new Random(7);
        float[] values = new float[2_000];
        for (int index = 0; index < values.length; index++) {
            float value = Float.intBitsToFloat(random.nextInt());
            values[index] = Float.isFinite(value) ? value : 0;
        }
        String json = data("FP32", "[" + values.length + "]", Arrays.toString(values));
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        assertThat(tensor(json)).isEqualTo(Tensor.copyOf(TensorType.FLOAT32, bytes, values.length));
    }
}
