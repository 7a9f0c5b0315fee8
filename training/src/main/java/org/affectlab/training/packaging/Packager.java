package org.affectlab.training.packaging;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.inference.ManifestJson;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageWriter;
import org.affectlab.media.AudioDecoder;

/**
 * Makes packages of finished runs: {@code model.pt}, {@code model.json}, {@code example.npz}, {@code CARD.md}, and the run's {@code
 * settings.json} and {@code result.json}. A package appears whole or not at all. Stateless; for a thread on which libtorch has been started.
 */
public final class Packager {
    private final ExampleWriter examples;

    public Packager(AudioDecoder decoder) {
        this.examples = new ExampleWriter(requireNonNull(decoder, "decoder is null"));
    }

    /**
     * @throws IOException if the run is unfinished, something to say of it is unknown, or the package exists already: what was published
     *     under a version never changes
     */
    public ModelPackage write(PackageRequest request) throws IOException, ModelPackageException {
        PackageContents contents = PackageContents.read(request);
        return PackageFolder.write(request.out(), ManifestDraft.of(contents), unfinished -> {
            PackageFolder.copyRun(request.run(), unfinished);
            CalibratedModule.write(contents, unfinished.resolve("model.pt"));
            examples.write(
                    unfinished.resolve(ModelPackage.EXAMPLE_FILE_NAME),
                    unfinished.resolve("model.pt"),
                    contents.archive(),
                    request.example());
            Files.writeString(unfinished.resolve("CARD.md"), CardText.of(contents));
        });
    }

    /** Computes the digests of a package's files anew, after one of them was changed on purpose. */
    public ModelPackage seal(Path directory) throws IOException, ModelPackageException {
        Path json = directory.resolve(ManifestJson.FILE_NAME);
        if (!Files.isRegularFile(json)) {
            throw new IOException(directory + " is no package: it has no " + ManifestJson.FILE_NAME);
        }
        try {
            return new ModelPackageWriter().write(directory, new ManifestJson().read(Files.readAllBytes(json)));
        } catch (IllegalArgumentException e) {
            throw new IOException(directory + ": " + e.getMessage(), e);
        }
    }
}
