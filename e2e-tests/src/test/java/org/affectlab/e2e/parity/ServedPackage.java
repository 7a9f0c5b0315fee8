package org.affectlab.e2e.parity;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.PackageLimits;
import org.affectlab.inference.Tensor;

/**
 * A network or ensemble that the platform serves, with its example: one window, and what libtorch computed from it when the package was made (of {@code
 * lgfa-ravdess} 2 PyTorch, from Python). Immutable.
 *
 * @param folder of its package
 * @param manifest read from there, not verified
 */
record ServedPackage(Path folder, ModelManifest manifest) {
    /** Every network for emotion in speech, ensembles left out. */
    static List<ServedPackage> networks() {
        return speech().stream()
                .filter(served -> served.manifest.format() == ModelFormat.TORCHSCRIPT)
                .toList();
    }

    /** Every network and ensemble for emotion in speech. */
    static List<ServedPackage> speech() {
        try (Stream<Path> folders = Files.find(
                Checkout.models(), 2, (path, attributes) -> Files.isRegularFile(path.resolve("model.json")))) {
            return folders.sorted()
                    .map(folder -> new ServedPackage(folder, manifest(folder)))
                    .filter(served -> served.manifest.task().equals("speech-emotion"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelManifest manifest(Path folder) {
        try {
            return ModelPackage.readManifest(folder, PackageLimits.defaults());
        } catch (ModelPackageException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a request names it: {@code name@version}. */
    String reference() {
        return manifest.name() + "@" + manifest.version();
    }

    Tensor example(String name) {
        try {
            return requireNonNull(NpzFile.read(folder.resolve("example.npz")).get(name), name + " is missing");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return reference();
    }
}
