package org.affectlab.training.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageWriter;
import org.affectlab.training.run.AtomicFiles;

/** Folders of packages that appear whole or not at all. Stateless. */
public final class PackageFolder {
    private static final List<String> COPIED = List.of("model.pt", "settings.json", "result.json");

    private PackageFolder() {}

    /**
     * Makes {@code out/name/version}.
     *
     * @param filler writes every file but the manifest into a folder
     * @throws IOException if the package exists already: what was published under a version never changes
     */
    public static ModelPackage write(Path out, ModelManifest manifest, Filler filler)
            throws IOException, ModelPackageException {
        Path target = out.resolve(manifest.name()).resolve(manifest.version());
        if (Files.exists(target)) {
            throw new IOException(target + " exists already: remove it first or give another version");
        }
        Files.createDirectories(target.getParent());
        Path unfinished = out.resolve("." + manifest.name() + "-" + manifest.version() + ".tmp");
        AtomicFiles.deleteFolder(unfinished);
        Files.createDirectory(unfinished);
        try {
            filler.fill(unfinished);
            new ModelPackageWriter().write(unfinished, manifest);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return ModelPackage.open(target);
        } finally {
            AtomicFiles.deleteFolder(unfinished);
        }
    }

    /** Copies a finished run's network, settings and result. */
    public static void copyRun(Path run, Path folder) throws IOException {
        for (String file : COPIED) {
            Files.copy(run.resolve(file), folder.resolve(file));
        }
    }

    /** Writes a package's files. */
    public interface Filler {
        void fill(Path folder) throws IOException;
    }
}
