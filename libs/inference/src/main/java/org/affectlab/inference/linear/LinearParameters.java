package org.affectlab.inference.linear;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorType;

/**
 * What {@code model.npz} of a linear package holds: {@code logits = scale * (weight * u + bias)} with {@code u = (x - minimum) / range}.
 * Immutable and valid: FLOAT32, finite, of shapes that fit each other.
 *
 * @param weight (labels, features); at least one of each
 * @param bias (labels)
 * @param minimum (features)
 * @param range (features), not negative; 0 where the feature is constant, whose {@code u} is then 0 whatever its value
 * @param scale shape (1), above 0
 */
public record LinearParameters(Tensor weight, Tensor bias, Tensor minimum, Tensor range, Tensor scale) {
    public LinearParameters {
        check("weight", weight, 2);
        check("bias", bias, 1);
        check("minimum", minimum, 1);
        check("range", range, 1);
        check("scale", scale, 1);
        long labels = weight.shape()[0];
        long features = weight.shape()[1];
        require(labels > 0 && features > 0, "weight has no elements: " + weight);
        checkLength("bias", bias, labels, "labels");
        checkLength("minimum", minimum, features, "features");
        checkLength("range", range, features, "features");
        checkLength("scale", scale, 1, "values");
        for (float size : range.toFloats()) {
            require(size >= 0, "range has the negative value " + size);
        }
        require(scale.toFloats()[0] > 0, "scale is not above 0: " + scale.toFloats()[0]);
    }

    /**
     * Rounds to FLOAT32.
     *
     * @param weight one row a label
     * @throws IllegalArgumentException if lengths do not fit each other or a value is not finite as FLOAT32
     */
    public static LinearParameters of(
            double[][] weight, double[] bias, double[] minimum, double[] range, double scale) {
        require(weight.length > 0, "weight has no rows");
        int features = weight[0].length;
        for (double[] row : weight) {
            require(row.length == features, "the rows of weight have different lengths");
        }
        return new LinearParameters(
                tensor(Arrays.stream(weight).flatMapToDouble(Arrays::stream).toArray(), weight.length, features),
                tensor(bias, bias.length),
                tensor(minimum, minimum.length),
                tensor(range, range.length),
                tensor(new double[] {scale}, 1));
    }

    /**
     * From the arrays of an archive; others than the five are refused.
     *
     * @throws IllegalArgumentException if an array is missing or not what it must be; the message names it
     */
    public static LinearParameters of(Map<String, Tensor> arrays) {
        LinearParameters parameters = new LinearParameters(
                array(arrays, "weight"),
                array(arrays, "bias"),
                array(arrays, "minimum"),
                array(arrays, "range"),
                array(arrays, "scale"));
        for (String name : arrays.keySet()) {
            require(
                    parameters.arrays().containsKey(name),
                    "there is an array " + name + ", which a linear model has not");
        }
        return parameters;
    }

    /**
     * As {@link NpzFile} reads it.
     *
     * @throws IOException if the bytes are no archive of arrays
     * @throws IllegalArgumentException as {@link #of(Map)}
     */
    public static LinearParameters ofNpz(byte[] archive) throws IOException {
        return of(NpzFile.read(archive));
    }

    /** The content of {@code model.npz}; the same parameters always give the same bytes. */
    public byte[] toNpz() {
        try {
            return NpzFile.toBytes(arrays());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public int labels() {
        return (int) weight.shape()[0];
    }

    public int features() {
        return (int) weight.shape()[1];
    }

    private Map<String, Tensor> arrays() {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("weight", weight);
        arrays.put("bias", bias);
        arrays.put("minimum", minimum);
        arrays.put("range", range);
        arrays.put("scale", scale);
        return arrays;
    }

    private static Tensor tensor(double[] values, long... shape) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return Tensor.ofFloats(rounded, shape);
    }

    private static Tensor array(Map<String, Tensor> arrays, String name) {
        Tensor array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("there is no array " + name);
        }
        return array;
    }

    private static void check(String name, Tensor array, int rank) {
        requireNonNull(array, () -> name + " is null");
        require(
                array.type() == TensorType.FLOAT32 && array.rank() == rank,
                name + " must be FLOAT32 with " + rank + (rank == 1 ? " dimension, not " : " dimensions, not ")
                        + array);
        for (float value : array.toFloats()) {
            require(Float.isFinite(value), name + " has a value that is not finite");
        }
    }

    private static void checkLength(String name, Tensor array, long length, String what) {
        require(array.shape()[0] == length, name + " must have " + length + " " + what + ", not " + array.shape()[0]);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
