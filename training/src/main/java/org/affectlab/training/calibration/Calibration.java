package org.affectlab.training.calibration;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.affectlab.training.run.AtomicFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What calibrating a finished run gave, {@code calibration.json} in its folder. Immutable.
 *
 * @param temperature by which logits are divided, fitted on all held-out speakers
 * @param speakers held out by the run
 * @param clips of those speakers
 * @param errorBefore expected calibration error in 15 bins, in [0, 1], with temperature 1
 * @param errorAfter the same, each half of the speakers scored with the temperature that the other half gave
 * @param lossBefore mean negative log-likelihood with temperature 1
 * @param lossAfter the same across halves, as {@code errorAfter}
 * @param settingsDigest of the run that was calibrated
 */
public record Calibration(
        double temperature,
        List<String> speakers,
        int clips,
        double errorBefore,
        double errorAfter,
        double lossBefore,
        double lossAfter,
        String settingsDigest) {
    private static final String FILE = "calibration.json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public Calibration {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("temperature must be positive: " + temperature);
        }
        speakers = List.copyOf(speakers);
        requireNonNull(settingsDigest, "settingsDigest is null");
    }

    /** Of the run in this folder; empty if it was never calibrated. */
    public static Optional<Calibration> read(Path run) throws IOException {
        Path file = run.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(Files.readString(file), Calibration.class));
        } catch (JacksonException e) {
            throw new IOException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    void write(Path run) throws IOException {
        AtomicFiles.writeString(
                run.resolve(FILE), MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }
}
