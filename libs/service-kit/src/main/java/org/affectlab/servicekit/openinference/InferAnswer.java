package org.affectlab.servicekit.openinference;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.serving.ServedModel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes the answer to an inference request: the JSON, then the bytes of the outputs that go back as binary data, straight from the tensors.
 * The JSON is complete before the first byte is sent, so that whatever fails is still answered with a problem. Thread-safe.
 */
final class InferAnswer {
    private final JsonFactory factory = new JsonFactory();

    /** @param rows for each item of the batch its outputs in the order of the manifest */
    void write(
            HttpServletResponse response,
            ServedModel model,
            InferRequest request,
            InferItems items,
            List<List<Tensor>> rows)
            throws IOException {
        List<List<Tensor>> binary = new ArrayList<>();
        byte[] json = json(model, request, items, rows, binary);
        long length = json.length;
        for (List<Tensor> output : binary) {
            length += byteSize(output);
        }
        if (!binary.isEmpty()) {
            response.setHeader(HeaderLength.HEADER, Integer.toString(json.length));
        }
        response.setContentType(
                binary.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLengthLong(length);
        ServletOutputStream body = response.getOutputStream();
        body.write(json);
        for (List<Tensor> output : binary) {
            for (Tensor row : output) {
                body.write(row.data());
            }
        }
    }

    private byte[] json(
            ServedModel model,
            InferRequest request,
            InferItems items,
            List<List<Tensor>> rows,
            List<List<Tensor>> binary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        ModelManifest manifest = model.manifest();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("model_name", manifest.name());
            json.writeStringProperty("model_version", manifest.version());
            writeId(json, request.id());
            json.writeObjectPropertyStart("parameters");
            json.writeStringProperty("digest", model.digest());
            json.writeBooleanProperty("demo", manifest.demo());
            json.writeEndObject();
            json.writeArrayPropertyStart("outputs");
            for (WantedOutput wanted : items.outputs()) {
                int index = index(manifest, wanted.name());
                List<Tensor> output = rows.stream().map(row -> row.get(index)).toList();
                requireSameShape(wanted.name(), output);
                writeOutput(json, wanted.name(), output, request.binary(wanted));
                if (request.binary(wanted)) {
                    binary.add(output);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeId(JsonGenerator json, @Nullable String id) {
        if (id != null) {
            json.writeStringProperty("id", id);
        }
    }

    private static void writeOutput(JsonGenerator json, String name, List<Tensor> rows, boolean binary) {
        Tensor first = rows.get(0);
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("datatype", Datatypes.name(first.type()));
        json.writeArrayPropertyStart("shape");
        json.writeNumber(rows.size());
        for (long size : first.shape()) {
            json.writeNumber(size);
        }
        json.writeEndArray();
        if (binary) {
            json.writeObjectPropertyStart("parameters");
            json.writeNumberProperty("binary_data_size", byteSize(rows));
            json.writeEndObject();
        } else {
            json.writeArrayPropertyStart("data");
            rows.forEach(row -> JsonElements.write(json, name, row));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static long byteSize(List<Tensor> rows) {
        return rows.stream().mapToLong(Tensor::byteSize).sum();
    }

    private static int index(ModelManifest manifest, String output) {
        return manifest.outputs().stream().map(TensorSpec::name).toList().indexOf(output);
    }

    private static void requireSameShape(String name, List<Tensor> rows) {
        long[] shape = rows.get(0).shape();
        if (!rows.stream().allMatch(row -> Arrays.equals(row.shape(), shape))) {
            throw new InferenceException(
                    InferenceException.Code.MODEL_FAILED, "the output " + name + " has another shape for each item");
        }
    }
}
