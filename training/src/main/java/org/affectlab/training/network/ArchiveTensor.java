package org.affectlab.training.network;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import org.affectlab.inference.Dimension;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;

/**
 * An input or output as an archive's description has it.
 *
 * @param shape the batch dimension first
 */
public record ArchiveTensor(String name, List<Dimension> shape, TensorType type) {
    public ArchiveTensor {
        requireNonNull(name, "name is missing");
        requireNonNull(type, "type is missing");
        shape = List.copyOf(requireNonNull(shape, "shape is missing"));
    }

    /** The same as a package's manifest says it. */
    public TensorSpec spec() {
        return new TensorSpec(name, shape, type);
    }

    /** @throws IOException if there is no such dimension, or it is free */
    public int fixed(int dimension) throws IOException {
        if (dimension >= shape.size() || shape.get(dimension).isFree()) {
            throw new IOException("dimension " + dimension + " of " + name + " has no fixed size: " + shape);
        }
        return Math.toIntExact(shape.get(dimension).size());
    }
}
