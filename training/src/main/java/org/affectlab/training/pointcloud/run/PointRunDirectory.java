package org.affectlab.training.pointcloud.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.affectlab.training.pointcloud.config.PointDefaults;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.run.AtomicFiles;
import org.affectlab.training.run.RunIdentity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of one run: {@code settings.json}, {@code checkpoint.bin}, {@code epochs.csv}, {@code best.pt} where the best epoch is chosen, and when it is finished {@code model.pt} and, last of
 * all, {@code result.json}. Every file appears whole. One process may write at a time.
 */
public final class PointRunDirectory {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path path;

    public PointRunDirectory(Path path) {
        this.path = requireNonNull(path, "path is null");
    }

    /** The folder of a seed and fold under a common one: {@code seed-7/fold-3}, or {@code seed-7/all} where nothing is held out. */
    public static PointRunDirectory of(Path parent, long seed, int fold) {
        return new PointRunDirectory(parent.resolve("seed-" + seed).resolve(fold == 0 ? "all" : "fold-" + fold));
    }

    public Path path() {
        return path;
    }

    public Path model() {
        return path.resolve("model.pt");
    }

    Path best() {
        return path.resolve("best.pt");
    }

    private Path checkpoint() {
        return path.resolve("checkpoint.bin");
    }

    /** Whether a run began here that has no result yet. */
    public boolean isUnfinished() {
        return Files.exists(checkpoint()) && !Files.exists(path.resolve("result.json"));
    }

    /** @throws IOException if another run was begun here */
    void checkSameRun(RunIdentity wanted, RunIdentity found) throws IOException {
        if (!wanted.equals(found)) {
            throw new IOException(path + " belongs to another run: " + found + " instead of " + wanted);
        }
    }

    void create(PointSettings settings) throws IOException {
        Files.createDirectories(path);
        AtomicFiles.writeString(
                path.resolve("settings.json"), PointDefaults.format().write(settings));
    }

    public PointSettings settings() throws IOException {
        return PointDefaults.format().read(path.resolve("settings.json"));
    }

    Optional<PointCheckpoint> readCheckpoint() throws IOException {
        return Files.exists(checkpoint()) ? Optional.of(PointCheckpointFile.read(checkpoint())) : Optional.empty();
    }

    void writeCheckpoint(PointCheckpoint value) throws IOException {
        PointCheckpointFile.write(checkpoint(), value);
        writeLog(value.history());
    }

    void writeLog(List<PointEpochRecord> history) throws IOException {
        AtomicFiles.writeString(path.resolve("epochs.csv"), PointEpochLog.csv(history));
    }

    void writeResult(PointRunResult result) throws IOException {
        AtomicFiles.writeString(
                path.resolve("result.json"),
                MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
    }

    /** The result of a finished run; empty while it is unfinished. */
    public Optional<PointRunResult> readResult() throws IOException {
        Path file = path.resolve("result.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(Files.readString(file), PointRunResult.class));
        } catch (JacksonException e) {
            throw new IOException(file + ": " + e.getOriginalMessage(), e);
        }
    }
}
