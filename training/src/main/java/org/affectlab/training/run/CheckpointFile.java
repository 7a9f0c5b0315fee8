package org.affectlab.training.run;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.training.optimiser.Optimiser;
import org.affectlab.training.optimiser.WeightAverage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A {@link Checkpoint} as a {@link SealedFile}: a JSON header, then lists of float arrays. Stateless and thread-safe. */
public final class CheckpointFile {
    private static final int MAGIC = 0x41464c31;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public void write(Path file, Checkpoint checkpoint) throws IOException {
        WeightAverage.State average = checkpoint.average();
        Checkpoint.Best best = checkpoint.best();
        Header header = new Header(
                checkpoint.identity(),
                checkpoint.history(),
                checkpoint.optimiser().steps(),
                average == null ? null : average.steps(),
                best == null ? null : best.epoch(),
                best == null ? null : best.uar());
        SealedFile.write(file, MAGIC, output -> {
            SealedFile.writeBytes(output, MAPPER.writeValueAsBytes(header));
            SealedFile.writeArrays(output, checkpoint.weights());
            SealedFile.writeArrays(output, checkpoint.optimiser().means());
            SealedFile.writeArrays(output, checkpoint.optimiser().variances());
            if (average != null) {
                SealedFile.writeArrays(output, average.averages());
            }
            if (best != null) {
                SealedFile.writeArrays(output, best.weights());
            }
        });
    }

    /** @throws IOException if the file is missing, cut off or damaged */
    public Checkpoint read(Path file) throws IOException {
        return SealedFile.read(file, MAGIC, input -> {
            Header header = MAPPER.readValue(SealedFile.readBytes(input), Header.class);
            if (header == null) {
                throw new EOFException("no header");
            }
            List<float[]> weights = SealedFile.readArrays(input);
            Optimiser.State optimiser = new Optimiser.State(
                    header.optimiserSteps, SealedFile.readArrays(input), SealedFile.readArrays(input));
            WeightAverage.State average = header.averageSteps == null
                    ? null
                    : new WeightAverage.State(header.averageSteps, SealedFile.readArrays(input));
            Checkpoint.Best best = header.bestEpoch == null || header.bestUar == null
                    ? null
                    : new Checkpoint.Best(header.bestEpoch, header.bestUar, SealedFile.readArrays(input));
            return new Checkpoint(header.identity, header.history, weights, optimiser, average, best);
        });
    }

    private record Header(
            RunIdentity identity,
            List<EpochRecord> history,
            long optimiserSteps,
            @Nullable Long averageSteps,
            @Nullable Integer bestEpoch,
            @Nullable Double bestUar) {}
}
