package org.affectlab.benchmarks.engine;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;

/**
 * A package with one input and one output of 32-bit floats, and its example as an item. Immutable.
 *
 * @param example one item of the input
 * @param expected what the exporting framework answered to it
 */
public record ModelUnderTest(ModelPackage modelPackage, Tensor example, Tensor expected) {
    public ModelUnderTest {
        requireNonNull(modelPackage, "modelPackage is null");
        requireNonNull(example, "example is null");
        requireNonNull(expected, "expected is null");
    }

    /** @throws IOException if the package cannot be read or has another form */
    public static ModelUnderTest open(Path folder) throws IOException {
        try {
            ModelPackage modelPackage = ModelPackage.open(folder);
            ModelManifest manifest = modelPackage.manifest();
            if (manifest.inputs().size() != 1 || manifest.outputs().size() != 1) {
                throw new IOException(folder + " has not exactly one input and one output");
            }
            Map<String, Tensor> arrays = NpzFile.read(modelPackage.content(ModelPackage.EXAMPLE_FILE_NAME));
            return new ModelUnderTest(
                    modelPackage,
                    requireNonNull(arrays.get(manifest.inputs().get(0).name()), "the example has no input")
                            .row(0),
                    requireNonNull(arrays.get(manifest.outputs().get(0).name()), "the example has no output")
                            .row(0));
        } catch (ModelPackageException e) {
            throw new IOException(folder + ": " + e.getMessage(), e);
        }
    }

    public ModelManifest manifest() {
        return modelPackage.manifest();
    }

    public String name() {
        return manifest().name();
    }

    public String inputName() {
        return manifest().inputs().get(0).name();
    }

    /** Values of one item. */
    public int itemSize() {
        return (int) example.elementCount();
    }

    /**
     * Further items that are as real as the example, since they are the example with another beginning: turned by a part of its length.
     */
    public List<float[]> variants(int count) {
        float[] original = example.toFloats();
        return IntStream.range(0, count)
                .mapToObj(index -> turned(original, (int) ((long) original.length * index / count)))
                .toList();
    }

    private static float[] turned(float[] values, int by) {
        float[] turned = new float[values.length];
        System.arraycopy(values, by, turned, 0, values.length - by);
        System.arraycopy(values, 0, turned, values.length - by, by);
        return turned;
    }
}
