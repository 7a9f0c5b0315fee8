package org.affectlab.training.transfer;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.training.run.AtomicFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A folder of {@link TransferRun}s, {@code SET/SOURCE-to-TARGET/METHOD.json}. */
public final class TransferRuns {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;

    public TransferRuns(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    private Path file(String set, String pair, String method) {
        return folder.resolve(set)
                .resolve(pair)
                .resolve(method.toLowerCase(Locale.ROOT).replace(' ', '-') + ".json");
    }

    public boolean contains(ParameterSet set, String pair, String method) {
        return Files.isRegularFile(file(set.id(), pair, method));
    }

    /** @throws IOException if the file cannot be written */
    public void write(TransferRun run) throws IOException {
        Path file = file(run.set(), run.pair(), run.method());
        Files.createDirectories(file.getParent());
        AtomicFiles.writeString(file, MAPPER.writeValueAsString(run) + "\n");
    }

    /**
     * All that there are, in the order of their names.
     *
     * @throws IOException if one cannot be read
     */
    public List<TransferRun> read() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<TransferRun> runs = new ArrayList<>();
        for (Path file : files) {
            try {
                runs.add(MAPPER.readValue(Files.readString(file), TransferRun.class));
            } catch (JacksonException exception) {
                throw new IOException(file + " is no result of a transfer", exception);
            }
        }
        return runs;
    }
}
