package org.affectlab.servicekit.openinference;

import java.nio.ByteBuffer;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorType;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * One input while the JSON is being read: its members may come in any order, so its data may be met before its type. For one thread.
 */
final class InputDraft {
    private static final int NO_DATA = -1;

    private @Nullable String name;
    private @Nullable TensorType type;
    private long @Nullable [] sizes;
    private @Nullable TensorShape shape;
    private @Nullable ByteBuffer data;
    private @Nullable Long binarySize;
    private int unreadDataAt = NO_DATA;

    void name(String text) {
        name = text;
    }

    void datatype(String text) {
        type = Datatypes.parse(text);
    }

    void sizes(long[] newSizes) {
        sizes = newSizes;
    }

    void parameters(Parameters parameters) {
        parameters.refuse("shared_memory_region", "classification");
        binarySize = parameters.count("binary_data_size");
    }

    void data(ByteBuffer bytes) {
        data = bytes;
    }

    /** The data was passed by, as it cannot be read yet. */
    void dataLater(int position) {
        unreadDataAt = position;
    }

    boolean isDescribed() {
        return name != null && type != null && sizes != null;
    }

    /** Whether data that was passed by has still to be read. */
    boolean isDataMissing() {
        return unreadDataAt != NO_DATA;
    }

    int unreadDataAt() {
        return unreadDataAt;
    }

    String name() {
        return required(name, "name");
    }

    TensorType type() {
        return required(type, "datatype");
    }

    TensorShape shape() {
        if (shape == null) {
            shape = TensorShape.of(name(), required(sizes, "shape"));
        }
        return shape;
    }

    /**
     * The tensor, its bytes taken out of the binary section if they are there.
     *
     * @throws ProblemException INVALID_TENSOR, MALFORMED_REQUEST
     */
    NamedTensor tensor(BinarySection binary) {
        TensorType knownType = type();
        if (binarySize == null) {
            if (data == null) {
                throw Invalid.request(
                        "The input " + Invalid.shown(name()) + " has neither data nor the parameter binary_data_size.");
            }
            return new NamedTensor(name(), Tensor.viewOf(knownType, data, shape().toArray()));
        }
        if (data != null) {
            throw Invalid.request("The input " + Invalid.shown(name()) + " has both data and binary data.");
        }
        if (binarySize != shape().byteSize(knownType)) {
            throw Invalid.tensor("The shape " + shape() + " of " + Invalid.shown(name()) + " needs "
                    + shape().byteSize(knownType) + " bytes, but binary_data_size is " + binarySize + ".");
        }
        ByteBuffer bytes = binary.take(name(), binarySize);
        if (knownType == TensorType.BOOL) {
            requireTruthValues(bytes);
        }
        return new NamedTensor(name(), Tensor.viewOf(knownType, bytes, shape().toArray()));
    }

    private void requireTruthValues(ByteBuffer bytes) {
        for (int index = bytes.position(); index < bytes.limit(); index++) {
            if ((bytes.get(index) & ~1) != 0) {
                throw Invalid.tensor(
                        "The data of " + Invalid.shown(name()) + " must hold the bytes 0 and 1, since it is BOOL.");
            }
        }
    }

    private static <T> T required(@Nullable T value, String member) {
        if (value == null) {
            throw Invalid.request("An input has no " + member + ".");
        }
        return value;
    }
}
