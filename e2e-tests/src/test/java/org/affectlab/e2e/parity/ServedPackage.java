package org.affectlab.e2e.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;

/** The package that the platform serves by default. */
final class ServedPackage {
    private ServedPackage() {}

    static Path folder() {
        return Checkout.models().resolve("lgfa-ravdess/2");
    }

    static ModelPackage open() throws ModelPackageException {
        return ModelPackage.open(folder());
    }

    /** Real input, and what the exporting PyTorch computed from it. */
    static Map<String, Tensor> example() {
        try {
            return NpzFile.read(folder().resolve("example.npz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
