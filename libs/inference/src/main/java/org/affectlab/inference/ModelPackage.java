package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An opened package whose every file was read once and matched its SHA-256. {@link #content} gives those very bytes, so nothing can be
 * swapped on disk between the check and the use.
 *
 * <p>Immutable as long as nobody writes into the arrays it hands out. It holds all files in memory: let go of it once the model is loaded.
 * Files that the manifest does not name are never read.
 */
public final class ModelPackage {
    public static final String EXAMPLE_FILE_NAME = "example.npz";

    private final Path directory;
    private final ModelManifest manifest;
    private final String digest;
    private final Map<String, byte[]> contents;

    private ModelPackage(Path directory, ModelManifest manifest, String digest, Map<String, byte[]> contents) {
        this.directory = directory;
        this.manifest = manifest;
        this.digest = digest;
        this.contents = contents;
    }

    public static ModelPackage open(Path directory) throws ModelPackageException {
        return open(directory, PackageLimits.defaults());
    }

    public static ModelPackage open(Path directory, PackageLimits limits) throws ModelPackageException {
        requireNonNull(directory, "directory is null");
        byte[] json = PackageFiles.read(directory, ManifestJson.FILE_NAME, limits.maxManifestBytes());
        ModelManifest manifest = parse(json);
        Map<String, byte[]> contents = new HashMap<>();
        long remaining = limits.maxTotalBytes();
        for (Map.Entry<String, String> file : manifest.files().entrySet()) {
            byte[] content = PackageFiles.read(directory, file.getKey(), Math.min(limits.maxFileBytes(), remaining));
            String actual = Sha256.hex(content);
            if (!actual.equals(file.getValue())) {
                throw new ModelPackageException(
                        ModelPackageException.Reason.DIGEST_MISMATCH,
                        file.getKey() + " has SHA-256 " + actual + ", but " + ManifestJson.FILE_NAME + " says "
                                + file.getValue());
            }
            remaining -= content.length;
            contents.put(file.getKey(), content);
        }
        return new ModelPackage(directory, manifest, "sha256:" + Sha256.hex(json), contents);
    }

    /** The manifest alone; nothing else of the package is read, so nothing is verified. */
    public static ModelManifest readManifest(Path directory, PackageLimits limits) throws ModelPackageException {
        return parse(PackageFiles.read(directory, ManifestJson.FILE_NAME, limits.maxManifestBytes()));
    }

    private static ModelManifest parse(byte[] json) throws ModelPackageException {
        ModelManifest manifest;
        try {
            manifest = new ManifestJson().read(json);
        } catch (IllegalArgumentException e) {
            throw new ModelPackageException(ModelPackageException.Reason.INVALID_MANIFEST, e.getMessage(), e);
        }
        for (String required : new String[] {manifest.format().fileName(), EXAMPLE_FILE_NAME}) {
            if (!manifest.files().containsKey(required)) {
                throw new ModelPackageException(
                        ModelPackageException.Reason.INVALID_MANIFEST, "files does not name " + required);
            }
        }
        return manifest;
    }

    public Path directory() {
        return directory;
    }

    public ModelManifest manifest() {
        return manifest;
    }

    /** {@code sha256:} and the SHA-256 of {@code model.json} as it lies on disk, which names the digests of all other files. */
    public String digest() {
        return digest;
    }

    /**
     * The verified bytes of a file. Not a copy: do not write into it.
     *
     * @throws IllegalArgumentException if the manifest does not name the file
     */
    public byte[] content(String fileName) {
        byte[] content = contents.get(fileName);
        if (content == null) {
            throw new IllegalArgumentException("the package has no file " + fileName);
        }
        return content;
    }
}
