package org.affectlab.inference.serving;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.DimensionSizes;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;

/**
 * {@code example.npz}: real inputs and the outputs that the exporting framework gave, as arrays with the names of the manifest and a common
 * batch dimension of 1 to 64 items. A free dimension has one size over all items of the example; where that is no bucket, the example also
 * proves that padding does not change the answers. Other arrays in the file are ignored. Immutable.
 */
final class Example {
    private static final int MAX_ITEMS = 64;

    private final List<Tensor> inputs;
    private final List<Tensor> outputs;
    private final int size;

    private Example(List<Tensor> inputs, List<Tensor> outputs, int size) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.size = size;
    }

    static Example of(ModelPackage modelPackage) throws ModelPackageException {
        try {
            Map<String, Tensor> arrays = NpzFile.read(modelPackage.content(ModelPackage.EXAMPLE_FILE_NAME));
            ModelManifest manifest = modelPackage.manifest();
            int size = size(arrays, manifest.inputs().get(0));
            DimensionSizes sizes = sizes(arrays, manifest);
            return new Example(
                    select(arrays, manifest.inputs(), size, sizes),
                    select(arrays, manifest.outputs(), size, sizes),
                    size);
        } catch (IOException e) {
            throw new ModelPackageException(
                    ModelPackageException.Reason.EXAMPLE_MISMATCH,
                    ModelPackage.EXAMPLE_FILE_NAME + " is not usable: " + e.getMessage(),
                    e);
        }
    }

    private static int size(Map<String, Tensor> arrays, TensorSpec first) throws IOException {
        Tensor array = arrays.get(first.name());
        long size = array == null || array.rank() == 0 ? 0 : array.shape()[0];
        if (size < 1 || size > MAX_ITEMS) {
            throw new IOException("array " + first.name() + " must have 1 to " + MAX_ITEMS + " items, not " + size);
        }
        return (int) size;
    }

    private static DimensionSizes sizes(Map<String, Tensor> arrays, ModelManifest manifest) throws IOException {
        List<Tensor> inputs = new ArrayList<>();
        for (TensorSpec spec : manifest.inputs()) {
            Tensor array = arrays.get(spec.name());
            if (array == null) {
                throw new IOException("there is no array " + spec.name());
            }
            inputs.add(array);
        }
        try {
            return DimensionSizes.ofBatch(manifest, inputs);
        } catch (InferenceException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static List<Tensor> select(
            Map<String, Tensor> arrays, List<TensorSpec> specs, int size, DimensionSizes sizes) throws IOException {
        List<Tensor> selected = new ArrayList<>();
        for (TensorSpec spec : specs) {
            Tensor array = arrays.get(spec.name());
            if (array == null
                    || array.type() != spec.dtype()
                    || !Arrays.equals(array.shape(), spec.batchShape(size, sizes))) {
                throw new IOException("array " + spec.name() + " must be " + spec.dtype() + " "
                        + Arrays.toString(spec.batchShape(size, sizes)) + ", but is " + array);
            }
            selected.add(array);
        }
        return selected;
    }

    int size() {
        return size;
    }

    /** The inputs of one item, without the batch dimension. */
    List<Tensor> item(int index) {
        return inputs.stream().map(input -> input.row(index)).toList();
    }

    /** What the exporting framework answered to one item. */
    List<Tensor> expected(int index) {
        return outputs.stream().map(output -> output.row(index)).toList();
    }
}
