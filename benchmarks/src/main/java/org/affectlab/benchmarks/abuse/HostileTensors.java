package org.affectlab.benchmarks.abuse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.affectlab.benchmarks.http.Delivery;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.RequestBytes;
import org.affectlab.benchmarks.workload.TensorRequests;

/** Requests with tensors that no model can take. Stateless but for what it is made of. */
final class HostileTensors {
    private final TensorRequests tensors;
    private final float[] item;
    private final byte[] itemBytes;

    HostileTensors(TensorRequests tensors) {
        this.tensors = tensors;
        this.item = tensors.items().get(0);
        this.itemBytes = TensorRequests.littleEndian(item);
    }

    /** Each of them draws a request of its kind. */
    List<Function<Random, PreparedRequest>> kinds() {
        List<Function<Random, PreparedRequest>> kinds = new ArrayList<>();
        kinds.add(this::shapeThatIsWrong);
        kinds.add(this::shapeWithNothing);
        kinds.add(this::shapeThatIsHuge);
        for (String datatype :
                List.of("BF16", "INT16", "UINT16", "UINT64", "BYTES", "FP64", "FP16", "INT32", "fp32", "", "COMPLEX")) {
            kinds.add(random -> datatype(datatype));
        }
        kinds.add(random -> value(random, Float.NaN, "NaN"));
        kinds.add(random ->
                value(random, random.nextBoolean() ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY, "Inf"));
        kinds.add(this::headerLength);
        kinds.add(this::json);
        kinds.add(this::byteCount);
        kinds.add(random -> bad("no such model", post("/v2/models/nobody/infer", header(shape()), itemBytes)));
        kinds.add(random -> bad(
                "no such version",
                post("/v2/models/" + tensors.model() + "/versions/none/infer", header(shape()), itemBytes)));
        return kinds;
    }

    private PreparedRequest shapeThatIsWrong(Random random) {
        String shape = pick(
                random,
                "1," + (item.length - 1),
                "1," + (item.length + 1),
                Integer.toString(item.length),
                "1,1," + item.length,
                item.length + ",1",
                "2," + item.length / 2);
        int values = 1;
        for (String size : shape.split(",")) {
            values *= Integer.parseInt(size);
        }
        return bad("wrong shape", tensors.bytes(tensors.header(shape, "FP32", 4L * values), new byte[4 * values]));
    }

    private PreparedRequest shapeWithNothing(Random random) {
        String shape = pick(random, "0," + item.length, "1,0", "0,0", "0", "");
        return bad("zero size", tensors.bytes(tensors.header(shape, "FP32", 0), new byte[0]));
    }

    private PreparedRequest shapeThatIsHuge(Random random) {
        String shape = pick(
                random,
                "1000000," + item.length,
                Long.MAX_VALUE + "," + item.length,
                "99999999999999999999," + item.length,
                "-1," + item.length,
                "1,".repeat(5000) + item.length,
                "1e9," + item.length);
        return bad("huge shape", tensors.bytes(tensors.header(shape, "FP32", itemBytes.length), itemBytes));
    }

    private PreparedRequest datatype(String datatype) {
        return bad(
                "datatype " + datatype, tensors.bytes(tensors.header(shape(), datatype, itemBytes.length), itemBytes));
    }

    private PreparedRequest value(Random random, float value, String name) {
        float[] values = item.clone();
        values[random.nextInt(values.length)] = value;
        return bad(name, tensors.bytes(header(shape()), TensorRequests.littleEndian(values)));
    }

    private PreparedRequest headerLength(Random random) {
        String length = pick(random, "0", "-1", "abc", "99999999", "99999999999999999999", "3", "");
        byte[] body = joined(header(shape()).getBytes(StandardCharsets.UTF_8), itemBytes);
        return bad(
                "header length",
                RequestBytes.post(tensors.path())
                        .header("Content-Type", "application/octet-stream")
                        .header("Inference-Header-Content-Length", length)
                        .body(body));
    }

    private PreparedRequest json(Random random) {
        String good = header(shape());
        String json = pick(
                random,
                good.substring(0, random.nextInt(good.length())),
                "null",
                "[]",
                "{}",
                "{\"inputs\":[]}",
                "{\"inputs\":null}",
                good.replace("\"name\"", "\"nome\""),
                good.replace(tensors.input(), "other"),
                good.replace("binary_data_size", "binary_size"),
                "[".repeat(3000),
                good.replace("FP32\"", "FP32\",\"data\":[1,2]"));
        return bad("JSON part", tensors.bytes(json, itemBytes));
    }

    private PreparedRequest byteCount(Random random) {
        long count = random.nextBoolean() ? itemBytes.length - 4 : itemBytes.length + 4;
        byte[] bytes = random.nextBoolean() ? itemBytes : new byte[itemBytes.length - 8];
        return bad("byte count", tensors.bytes(tensors.header(shape(), "FP32", count), bytes));
    }

    private byte[] post(String path, String header, byte[] bytes) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return RequestBytes.post(path)
                .header("Content-Type", "application/octet-stream")
                .header("Inference-Header-Content-Length", Integer.toString(json.length))
                .body(joined(json, bytes));
    }

    private String shape() {
        return "1," + item.length;
    }

    private String header(String shape) {
        return tensors.header(shape, "FP32", itemBytes.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static PreparedRequest bad(String kind, byte[] bytes) {
        return new PreparedRequest(
                "tensors: " + kind, ByteBuffer.wrap(bytes), 0, Delivery.whole(), Expectation.refusal());
    }
}
