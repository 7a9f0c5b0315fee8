package org.affectlab.training.network;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * One parameter of a loaded network: a handle that shares the module's own memory. Owned by its {@link TrainableNetwork}, for that
 * network's thread only.
 */
public final class NetworkParameter {
    private final ParameterDeclaration declaration;
    private final PtNDArray array;

    NetworkParameter(ParameterDeclaration declaration, PtNDArray array) {
        this.declaration = declaration;
        this.array = array;
    }

    public ParameterDeclaration declaration() {
        return declaration;
    }

    /** The module's own memory: in-place operations on it change the module. */
    public PtNDArray array() {
        return array;
    }

    /** A fresh handle on the gradient of the last backward pass; the caller closes it. */
    public PtNDArray gradient() {
        PtNDArray gradient = JniUtils.getGradient(array);
        if (gradient == null) {
            throw new IllegalStateException("parameter " + declaration.name() + " got no gradient");
        }
        return gradient;
    }

    public float[] values() {
        return array.toFloatArray();
    }

    public void set(float[] values) {
        assign(array, values);
    }

    /** Overwrites an array in place. DJL's own set() would alias Java memory, which the collector may free. */
    public static void assign(PtNDArray target, float[] values) {
        if (values.length != target.size()) {
            throw new IllegalArgumentException("expected " + target.size() + " values, got " + values.length);
        }
        try (PtNDManager scope = (PtNDManager) target.getManager().newSubManager()) {
            NDArray source = scope.create(values, target.getShape());
            target.subi(target);
            target.addi(source);
        }
    }
}
