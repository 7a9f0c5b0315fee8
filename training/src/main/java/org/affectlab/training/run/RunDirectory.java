package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.affectlab.evaluation.Predictions;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of one run: {@code settings.json}, {@code checkpoint.bin}, {@code epochs.csv}, and when it is finished {@code
 * predictions.csv}, {@code model.pt} and, last of all, {@code result.json}. Every file appears whole. One process may write at a time.
 */
public final class RunDirectory {
    static final String RESULT = "result.json";
    static final String SETTINGS = "settings.json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path path;

    public RunDirectory(Path path) {
        this.path = requireNonNull(path, "path is null");
    }

    /** The folder of a seed and fold under a common one: {@code seed-7/fold-3}, or {@code seed-7/all} without a fold. */
    public static RunDirectory of(Path parent, long seed, int fold) {
        return new RunDirectory(parent.resolve("seed-" + seed).resolve(fold == 0 ? "all" : "fold-" + fold));
    }

    public Path path() {
        return path;
    }

    public Path model() {
        return path.resolve("model.pt");
    }

    Path checkpoint() {
        return path.resolve("checkpoint.bin");
    }

    /** Whether a run began here that has no result yet. */
    public boolean isUnfinished() {
        return Files.exists(checkpoint()) && !Files.exists(path.resolve(RESULT));
    }

    void create(TrainingSettings settings) throws IOException {
        Files.createDirectories(path);
        AtomicFiles.writeString(path.resolve(SETTINGS), new SettingsFile().write(settings));
    }

    public TrainingSettings settings() throws IOException {
        return new SettingsFile().read(path.resolve(SETTINGS));
    }

    /** Whether an epoch was finished and kept. */
    boolean hasCheckpoint() {
        return Files.exists(checkpoint());
    }

    Optional<Checkpoint> readCheckpoint() throws IOException {
        return hasCheckpoint() ? Optional.of(new CheckpointFile().read(checkpoint())) : Optional.empty();
    }

    void writeCheckpoint(Checkpoint value) throws IOException {
        new CheckpointFile().write(checkpoint(), value);
        AtomicFiles.writeString(path.resolve("epochs.csv"), EpochLog.csv(value.history()));
    }

    void writePredictions(Evaluation evaluation) throws IOException {
        StringBuilder csv = new StringBuilder("file,speaker,emotion,predicted");
        evaluation.labels().forEach(label -> csv.append(",p_").append(label));
        csv.append('\n');
        for (int index = 0; index < evaluation.clips().size(); index++) {
            float[] row = evaluation.probabilities()[index];
            csv.append(evaluation.clips().get(index).id())
                    .append(',')
                    .append(evaluation.clips().get(index).speaker())
                    .append(',')
                    .append(evaluation.clips().get(index).label())
                    .append(',')
                    .append(evaluation.labels().get(Predictions.argMax(row)));
            for (float probability : row) {
                csv.append(String.format(Locale.ROOT, ",%.6f", probability));
            }
            csv.append('\n');
        }
        AtomicFiles.writeString(path.resolve("predictions.csv"), csv.toString());
    }

    void writeResult(RunResult result) throws IOException {
        AtomicFiles.writeString(
                path.resolve(RESULT), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
    }

    /** @throws IOException if the run is unfinished */
    public RunResult result() throws IOException {
        return readResult().orElseThrow(() -> new IOException(path + " is no finished run: it has no result.json"));
    }

    /** The result of a finished run; empty while it is unfinished. */
    public Optional<RunResult> readResult() throws IOException {
        Path file = path.resolve(RESULT);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(parseResult(Files.readAllBytes(file), file.toString()));
    }

    /**
     * What {@link #result} reads, from memory.
     *
     * @param source for the exception
     */
    static RunResult parseResult(byte[] json, String source) throws IOException {
        try {
            return MAPPER.readValue(json, RunResult.class);
        } catch (JacksonException e) {
            throw new IOException(source + ": " + e.getOriginalMessage(), e);
        }
    }
}
