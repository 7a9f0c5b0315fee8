package org.affectlab.servicekit.openinference;

import java.nio.ByteBuffer;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorType;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import tools.jackson.core.JsonGenerator;

/** Writes the elements of a tensor as JSON, in the shortest form that reads back as the same bits. Stateless. */
final class JsonElements {
    private JsonElements() {}

    /** @throws ProblemException NOT_FINITE for NaN and infinity, which JSON has no form for */
    static void write(JsonGenerator json, String name, Tensor tensor) {
        if (tensor.type() == TensorType.FLOAT16) {
            for (double value : tensor.toDoubles()) {
                json.writeNumber((float) finite(name, value));
            }
            return;
        }
        ByteBuffer data = tensor.data();
        while (data.hasRemaining()) {
            switch (tensor.type()) {
                case FLOAT32, FLOAT16 -> json.writeNumber((float) finite(name, data.getFloat()));
                case FLOAT64 -> json.writeNumber(finite(name, data.getDouble()));
                case INT8 -> json.writeNumber(data.get());
                case UINT8 -> json.writeNumber(data.get() & 0xff);
                case INT32 -> json.writeNumber(data.getInt());
                case INT64 -> json.writeNumber(data.getLong());
                case BOOL -> json.writeBoolean(data.get() != 0);
            }
        }
    }

    private static double finite(String name, double value) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw new ProblemException(
                ProblemCode.NOT_FINITE,
                "The output " + name + " holds NaN or infinity, which JSON has no form for; ask for binary data.");
    }
}
