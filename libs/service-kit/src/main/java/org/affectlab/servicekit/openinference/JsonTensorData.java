package org.affectlab.servicekit.openinference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.affectlab.inference.TensorType;
import org.affectlab.servicekit.problem.ProblemException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the {@code data} of a tensor: either all elements in one array, row-major, or arrays nested as deep as the shape. Numbers must be
 * finite and within the range of the type; whole numbers must be written as such. For one tensor and one thread.
 */
final class JsonTensorData {
    private final JsonParser parser;
    private final String name;
    private final TensorType type;
    private final TensorShape shape;
    private final ByteBuffer data;

    private JsonTensorData(JsonParser parser, String name, TensorType type, TensorShape shape) {
        this.parser = parser;
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.data = ByteBuffer.allocate(Math.toIntExact(shape.byteSize(type))).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Leaves the parser at the end of the outermost array. Allocates the bytes of the shape, so the caller makes sure that they are affordable.
     *
     * @param parser at the beginning of the outermost array
     * @throws ProblemException INVALID_TENSOR
     */
    static ByteBuffer read(JsonParser parser, String name, TensorType type, TensorShape shape) {
        JsonTensorData reader = new JsonTensorData(parser, name, type, shape);
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            reader.nested(0);
        } else {
            reader.elements(first, shape.elements());
        }
        return reader.data.flip();
    }

    /** At the first token inside of an array of this level. */
    private void nested(int level) {
        if (level == shape.rank() - 1) {
            elements(parser.currentToken(), shape.size(level));
            return;
        }
        long count = 0;
        for (JsonToken token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            count++;
            if (token != JsonToken.START_ARRAY || count > shape.size(level)) {
                throw wrongStructure();
            }
            parser.nextToken();
            nested(level + 1);
        }
        if (count != shape.size(level)) {
            throw wrongStructure();
        }
    }

    private void elements(JsonToken first, long expected) {
        long count = 0;
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            count++;
            if (count > expected || token == JsonToken.START_ARRAY) {
                throw wrongStructure();
            }
            put(token);
        }
        if (count != expected) {
            throw wrongStructure();
        }
    }

    private void put(JsonToken token) {
        switch (type) {
            case FLOAT32 -> data.putFloat(finite(number(token).getFloatValue()));
            case FLOAT64 -> data.putDouble(finite(number(token).getDoubleValue()));
            case FLOAT16 -> data.putShort(half(number(token).getDoubleValue()));
            case INT8 -> data.put((byte) whole(token, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case UINT8 -> data.put((byte) whole(token, 0, 255));
            case INT32 -> data.putInt((int) whole(token, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT64 -> data.putLong(whole(token, Long.MIN_VALUE, Long.MAX_VALUE));
            case BOOL -> data.put(truth(token));
        }
    }

    private JsonParser number(JsonToken token) {
        if (!token.isNumeric()) {
            throw wrongElement("numbers");
        }
        return parser;
    }

    private float finite(float value) {
        if (Float.isInfinite(value)) {
            throw wrongElement("numbers in its range");
        }
        return value;
    }

    private double finite(double value) {
        if (Double.isInfinite(value)) {
            throw wrongElement("numbers in its range");
        }
        return value;
    }

    private short half(double value) {
        short bits = HalfFloat.of(value);
        if ((bits & 0x7fff) == 0x7c00) {
            throw wrongElement("numbers in its range");
        }
        return bits;
    }

    private long whole(JsonToken token, long least, long greatest) {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw wrongElement("whole numbers");
        }
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw wrongElement("numbers in its range");
        }
        long value = parser.getLongValue();
        if (value < least || value > greatest) {
            throw wrongElement("numbers in its range");
        }
        return value;
    }

    private byte truth(JsonToken token) {
        return switch (token) {
            case VALUE_TRUE -> 1;
            case VALUE_FALSE -> 0;
            default -> throw wrongElement("true and false");
        };
    }

    private ProblemException wrongElement(String expected) {
        return Invalid.tensor("The data of " + Invalid.shown(name) + " must hold " + expected + ", since it is "
                + Datatypes.name(type) + ".");
    }

    private ProblemException wrongStructure() {
        return Invalid.tensor("The data of " + Invalid.shown(name) + " must hold the " + shape.elements()
                + " elements of its shape " + shape + ", in one array or nested like the shape.");
    }
}
