package org.affectlab.training.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.affectlab.training.optimiser.Optimiser;
import org.affectlab.training.optimiser.WeightAverage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@link Checkpoint} on disk: magic, a JSON header, then lists of float arrays, then a CRC-32 of all before it. Written whole and then
 * moved into place, so that a reader finds the old or the new one, never half of one. Big-endian. Stateless and thread-safe.
 */
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
        AtomicFiles.write(file, stream -> {
            CheckedOutputStream checked =
                    new CheckedOutputStream(new BufferedOutputStream(stream, 1 << 16), new CRC32());
            DataOutputStream output = new DataOutputStream(checked);
            output.writeInt(MAGIC);
            byte[] json = MAPPER.writeValueAsBytes(header);
            output.writeInt(json.length);
            output.write(json);
            writeArrays(output, checkpoint.weights());
            writeArrays(output, checkpoint.optimiser().means());
            writeArrays(output, checkpoint.optimiser().variances());
            if (average != null) {
                writeArrays(output, average.averages());
            }
            if (best != null) {
                writeArrays(output, best.weights());
            }
            output.writeLong(checked.getChecksum().getValue());
            output.flush();
        });
    }

    /** @throws IOException if the file is missing, cut off or damaged */
    public Checkpoint read(Path file) throws IOException {
        try (CheckedInputStream checked = new CheckedInputStream(
                        new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
                DataInputStream input = new DataInputStream(checked)) {
            if (input.readInt() != MAGIC) {
                throw new IOException(file + " is no checkpoint");
            }
            Header header = MAPPER.readValue(readBytes(input, input.readInt()), Header.class);
            if (header == null) {
                throw new EOFException("no header");
            }
            List<float[]> weights = readArrays(input);
            Optimiser.State optimiser =
                    new Optimiser.State(header.optimiserSteps, readArrays(input), readArrays(input));
            WeightAverage.State average = header.averageSteps == null
                    ? null
                    : new WeightAverage.State(header.averageSteps, readArrays(input));
            Checkpoint.Best best = header.bestEpoch == null || header.bestUar == null
                    ? null
                    : new Checkpoint.Best(header.bestEpoch, header.bestUar, readArrays(input));
            long computed = checked.getChecksum().getValue();
            if (input.readLong() != computed) {
                throw new IOException(file + " is damaged");
            }
            return new Checkpoint(header.identity, header.history, weights, optimiser, average, best);
        } catch (EOFException | JacksonException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static void writeArrays(DataOutputStream output, List<float[]> arrays) throws IOException {
        output.writeInt(arrays.size());
        for (float[] array : arrays) {
            ByteBuffer bytes = ByteBuffer.allocate(array.length * Float.BYTES);
            bytes.asFloatBuffer().put(array);
            output.writeInt(array.length);
            output.write(bytes.array());
        }
    }

    private static List<float[]> readArrays(DataInputStream input) throws IOException {
        int count = input.readInt();
        List<float[]> arrays = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int length = input.readInt();
            if (length < 0 || length > Integer.MAX_VALUE / Float.BYTES) {
                throw new EOFException("an array of no possible length");
            }
            byte[] bytes = readBytes(input, length * Float.BYTES);
            float[] array = new float[length];
            ByteBuffer.wrap(bytes).asFloatBuffer().get(array);
            arrays.add(array);
        }
        return arrays;
    }

    /** A damaged length must not make us allocate it: only what is really there is read. */
    private static byte[] readBytes(DataInputStream input, int length) throws IOException {
        if (length < 0) {
            throw new EOFException("negative length");
        }
        byte[] bytes = input.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("cut off");
        }
        return bytes;
    }

    private record Header(
            RunIdentity identity,
            List<EpochRecord> history,
            long optimiserSteps,
            @Nullable Long averageSteps,
            @Nullable Integer bestEpoch,
            @Nullable Double bestUar) {}
}
