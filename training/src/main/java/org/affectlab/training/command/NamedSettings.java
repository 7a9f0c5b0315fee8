package org.affectlab.training.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands whose settings go by the name of a network; picocli fills them. */
final class NamedSettings {
    @Option(names = "--config", description = "Settings, JSON (default: those of --configs that go by --network).")
    @Nullable
    private Path config;

    @Option(
            names = "--configs",
            defaultValue = "training/configs",
            description = "Folder of settings (default: ${DEFAULT-VALUE}).")
    private Path configs = Path.of("");

    /**
     * The settings that are meant.
     *
     * @param name of those that are taken unless others are named
     * @throws IOException if there is no such file
     */
    Path file(String name) throws IOException {
        Path file = config == null ? configs.resolve(name + ".json") : config;
        if (!Files.isRegularFile(file)) {
            throw new IOException("there are no settings " + file + ": name them with --config");
        }
        return file;
    }
}
