package org.affectlab.training.pointcloud.run;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.training.optimiser.Optimiser;
import org.affectlab.training.optimiser.WeightAverage;
import org.affectlab.training.run.RunIdentity;
import org.affectlab.training.run.SealedFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A {@link PointCheckpoint} as a {@link SealedFile}: a JSON header, the module, then lists of float arrays. Stateless and thread-safe. */
final class PointCheckpointFile {
    private static final int MAGIC = 0x41465031;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PointCheckpointFile() {}

    static void write(Path file, PointCheckpoint checkpoint) throws IOException {
        WeightAverage.State average = checkpoint.average();
        Header header = new Header(
                checkpoint.identity(),
                checkpoint.history(),
                checkpoint.optimiser().steps(),
                average == null ? null : average.steps());
        SealedFile.write(file, MAGIC, output -> {
            SealedFile.writeBytes(output, MAPPER.writeValueAsBytes(header));
            SealedFile.writeBytes(output, checkpoint.module());
            SealedFile.writeArrays(output, checkpoint.optimiser().means());
            SealedFile.writeArrays(output, checkpoint.optimiser().variances());
            if (average != null) {
                SealedFile.writeArrays(output, average.averages());
            }
        });
    }

    /** @throws IOException if the file is missing, cut off or damaged */
    static PointCheckpoint read(Path file) throws IOException {
        return SealedFile.read(file, MAGIC, input -> {
            Header header = MAPPER.readValue(SealedFile.readBytes(input), Header.class);
            if (header == null) {
                throw new EOFException("no header");
            }
            byte[] module = SealedFile.readBytes(input);
            Optimiser.State optimiser = new Optimiser.State(
                    header.optimiserSteps, SealedFile.readArrays(input), SealedFile.readArrays(input));
            WeightAverage.State average = header.averageSteps == null
                    ? null
                    : new WeightAverage.State(header.averageSteps, SealedFile.readArrays(input));
            return new PointCheckpoint(header.identity, header.history, module, optimiser, average);
        });
    }

    private record Header(
            RunIdentity identity, List<PointEpochRecord> history, long optimiserSteps, @Nullable Long averageSteps) {}
}
