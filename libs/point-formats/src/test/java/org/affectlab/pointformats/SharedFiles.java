package org.affectlab.pointformats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files, where the folder {@code shared/data/pointcloud} lies beside the checkout. */
public final class SharedFiles {
    private SharedFiles() {}

    /** The folder of that name; skips the test where it is not there. */
    public static Path folder(String name) {
        String root = System.getProperty("affectlab.root", "");
        Path folder = Path.of(root)
                .resolveSibling("shared")
                .resolve("data/pointcloud")
                .resolve(name);
        assumeTrue(Files.isDirectory(folder), "no files at shared/data/pointcloud/" + name + " beside the checkout");
        return folder;
    }
}
