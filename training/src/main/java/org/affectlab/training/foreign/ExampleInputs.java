package org.affectlab.training.foreign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;

/** The inputs of a package's example, given or made up. Stateless. */
final class ExampleInputs {
    private static final int MAX_ITEMS = 64;
    /** Whole numbers are 0 or 1, which every table of an embedding and every mask can take. */
    private static final int WHOLE_NUMBERS = 2;

    private ExampleInputs() {}

    /**
     * From a file with one array for each input.
     *
     * @throws IOException if an array is missing, has another type or shape than was said, or the arrays have different numbers of items
     */
    static List<Tensor> read(Path file, List<TensorSpec> specs) throws IOException {
        Map<String, Tensor> arrays = NpzFile.read(file);
        List<Tensor> inputs = new ArrayList<>();
        long items = 0;
        for (TensorSpec spec : specs) {
            Tensor array = arrays.get(spec.name());
            if (array == null) {
                throw new IOException(file + " has no array " + spec.name() + ", only " + arrays.keySet());
            }
            items = inputs.isEmpty() && array.rank() > 0 ? array.shape()[0] : items;
            if (items < 1 || items > MAX_ITEMS) {
                throw new IOException(file + ": an example has 1 to " + MAX_ITEMS + " items, not " + items);
            }
            if (array.type() != spec.dtype() || !Arrays.equals(array.shape(), spec.batchShape(items))) {
                throw new IOException(file + ": " + spec.name() + " is " + array + ", not " + spec.dtype() + " "
                        + Arrays.toString(spec.batchShape(items)));
            }
            inputs.add(array);
        }
        return inputs;
    }

    /** Seeded noise: real numbers evenly in [-1, 1), whole numbers and truth values 0 or 1. */
    static List<Tensor> generate(List<TensorSpec> specs, int items, long seed) throws IOException {
        Random random = new Random(seed);
        List<Tensor> inputs = new ArrayList<>();
        for (TensorSpec spec : specs) {
            long elements = items * spec.itemByteSize() / spec.dtype().byteSize();
            ByteBuffer bytes = ByteBuffer.allocate(
                            Math.toIntExact(elements * spec.dtype().byteSize()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (long i = 0; i < elements; i++) {
                put(bytes, spec, random);
            }
            inputs.add(Tensor.copyOf(spec.dtype(), bytes.flip(), spec.batchShape(items)));
        }
        return inputs;
    }

    private static void put(ByteBuffer bytes, TensorSpec spec, Random random) throws IOException {
        int whole = random.nextInt(WHOLE_NUMBERS);
        float real = random.nextFloat() * 2 - 1;
        switch (spec.dtype()) {
            case FLOAT32 -> bytes.putFloat(real);
            case FLOAT64 -> bytes.putDouble(real);
            case INT64 -> bytes.putLong(whole);
            case INT32 -> bytes.putInt(whole);
            case INT8, UINT8, BOOL -> bytes.put((byte) whole);
            case FLOAT16 ->
                throw new IOException("input " + spec.name()
                        + " is FLOAT16, for which no example can be made up: give one with --example-input");
        }
    }
}
