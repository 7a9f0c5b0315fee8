package org.affectlab.servicekit.openinference;

import org.affectlab.inference.TensorType;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;

/**
 * The protocol's names of element types. Those that the engine does not take (BF16, INT16, UINT16, UINT32, UINT64, BYTES) have no counterpart
 * in {@link TensorType}, so nothing that says them comes any further than this. Stateless.
 */
final class Datatypes {
    private Datatypes() {}

    /** @throws ProblemException UNSUPPORTED_DATATYPE */
    static TensorType parse(String name) {
        return switch (name) {
            case "FP32" -> TensorType.FLOAT32;
            case "FP64" -> TensorType.FLOAT64;
            case "FP16" -> TensorType.FLOAT16;
            case "INT8" -> TensorType.INT8;
            case "UINT8" -> TensorType.UINT8;
            case "INT32" -> TensorType.INT32;
            case "INT64" -> TensorType.INT64;
            case "BOOL" -> TensorType.BOOL;
            default ->
                throw new ProblemException(
                        ProblemCode.UNSUPPORTED_DATATYPE,
                        "The datatype " + Invalid.shown(name)
                                + " is not supported; these are: FP32, FP64, FP16, INT8, UINT8, INT32, INT64, BOOL.");
        };
    }

    static String name(TensorType type) {
        return switch (type) {
            case FLOAT32, FLOAT64, FLOAT16 -> type.name().replace("FLOAT", "FP");
            case INT8, UINT8, INT32, INT64, BOOL -> type.name();
        };
    }
}
