package org.affectlab.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns a folder of files into a package. Stateless. */
public final class ModelPackageWriter {

    /**
     * Computes the SHA-256 of every regular file in {@code directory} (folders, links, {@code model.json} and names that begin with a dot are
     * left out), writes {@code model.json} in one atomic step and opens the package again as a check.
     *
     * @param draft the manifest; its own {@code files} are ignored
     * @throws IllegalArgumentException if a file has a name that a package cannot carry
     * @throws ModelPackageException if the folder lacks the model file or {@code example.npz}
     */
    public ModelPackage write(Path directory, ModelManifest draft) throws IOException, ModelPackageException {
        TreeMap<String, String> files = new TreeMap<>();
        for (Path file : regularFiles(directory)) {
            String fileName = file.getFileName().toString();
            ManifestRules.checkFileName(fileName);
            files.put(fileName, Sha256.hex(Files.readAllBytes(file)));
        }
        byte[] json = new ManifestJson().write(draft.withFiles(files));
        Path unfinished = directory.resolve("." + ManifestJson.FILE_NAME + ".tmp");
        Files.write(unfinished, json);
        Files.move(
                unfinished,
                directory.resolve(ManifestJson.FILE_NAME),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return ModelPackage.open(directory);
    }

    private static List<Path> regularFiles(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(entry -> !entry.getFileName().toString().equals(ManifestJson.FILE_NAME))
                    .toList();
        }
    }
}
