package org.affectlab.inference.djl;

import ai.djl.ndarray.types.DataType;
import org.affectlab.inference.TensorType;

/** The whitelist in DJL's terms. Stateless. */
final class TorchTypes {
    private TorchTypes() {}

    static DataType of(TensorType type) {
        return switch (type) {
            case FLOAT32 -> DataType.FLOAT32;
            case FLOAT64 -> DataType.FLOAT64;
            case FLOAT16 -> DataType.FLOAT16;
            case INT8 -> DataType.INT8;
            case UINT8 -> DataType.UINT8;
            case INT32 -> DataType.INT32;
            case INT64 -> DataType.INT64;
            case BOOL -> DataType.BOOLEAN;
        };
    }
}
