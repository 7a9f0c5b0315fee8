package org.affectlab.training.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which run is packaged, and what its card says of it; picocli fills them. */
final class RunOptions {
    @Option(names = "--run", required = true, description = "Folder of the run, seed-S/fold-K or seed-S/all.")
    @Nullable
    private Path run;

    @Option(
            names = "--archive",
            description = "Trainable archive without suffix (default: models/archives/ and the settings' archive).")
    @Nullable
    Path archive;

    @Option(names = "--protocol-note", description = "Sentence for the card, such as how the settings were found.")
    @Nullable
    String protocolNote;

    @Option(names = "--method", description = "Description of the network, Markdown, if it is not ours.")
    @Nullable
    Path method;

    Path run() {
        return requireNonNull(run, "run is null");
    }
}
