package org.affectlab.e2e.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where things lie in the checkout under test. Maven's build gives its root as {@code affectlab.root}. */
public final class Checkout {
    private static final String VERSION = "0.1.0-SNAPSHOT";

    private Checkout() {}

    public static Path root() {
        return Path.of(System.getProperty("affectlab.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    public static Path file(String relative) {
        return root().resolve(relative);
    }

    /** Logs and scratch files of the tests; made if missing. */
    public static Path work(String name) {
        try {
            return Files.createDirectories(file("e2e-tests/target/e2e").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #work}, without what an earlier run left there. */
    public static Path emptyWork(String name) {
        Path folder = work(name);
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return work(name);
    }

    /** The packages that are served: the repository's, unless {@code affectlab.e2e.models} names another folder. */
    public static Path models() {
        Path models = Path.of(System.getProperty(
                        "affectlab.e2e.models", file("models/packages").toString()))
                .toAbsolutePath();
        return requireThere(models, "no model packages");
    }

    /** A service's runnable jar. */
    public static Path executable(String module) {
        return requireThere(
                file(module + "/target/affectlab-" + module + "-" + VERSION + "-exec.jar"),
                "not built; run mvn verify, or mvn package first");
    }

    private static Path requireThere(Path path, String message) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + ": " + message);
        }
        return path;
    }
}
