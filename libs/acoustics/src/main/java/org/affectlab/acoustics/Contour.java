package org.affectlab.acoustics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Values of one contour in their order, as 32-bit floats. The newest {@value #HELD} at most are in memory, those before them in a temporary file of 400 bytes a
 * second that has gone when this is closed (on systems that remove open files, before anything is written to it). For one thread.
 *
 * <p>Throws {@link UncheckedIOException} where the file cannot be made, written or read.
 */
final class Contour implements AutoCloseable {
    /** Eleven minutes; a quarter of a megabyte. */
    static final int HELD = 1 << 16;

    private static final int FIRST = 256;

    private float[] newest = new float[FIRST];
    private int held;
    private long count;
    private float least = Float.POSITIVE_INFINITY;
    private float most = Float.NEGATIVE_INFINITY;
    private @Nullable FileChannel older;

    void accept(double value) {
        if (held == HELD) {
            spill();
        }
        if (held == newest.length) {
            newest = Arrays.copyOf(newest, 2 * held);
        }
        float single = (float) value;
        newest[held++] = single;
        least = Math.min(least, single);
        most = Math.max(most, single);
        count++;
    }

    long count() {
        return count;
    }

    /** Distance of the lowest from the highest; 0 without values. */
    double range() {
        return count == 0 ? 0 : (double) most - least;
    }

    /** All values, oldest first. */
    void forEach(DoubleConsumer consumer) {
        if (older != null) {
            float[] block = new float[HELD];
            for (long start = 0; start < count - held; start += HELD) {
                read(older, start * Float.BYTES, block);
                for (float value : block) {
                    consumer.accept(value);
                }
            }
        }
        for (int index = 0; index < held; index++) {
            consumer.accept(newest[index]);
        }
    }

    private void spill() {
        try {
            if (older == null) {
                older = temporary();
            }
            ByteBuffer bytes = block();
            bytes.asFloatBuffer().put(newest);
            while (bytes.hasRemaining()) {
                older.write(bytes, older.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a contour cannot be kept in a temporary file", e);
        }
        held = 0;
    }

    private static FileChannel temporary() throws IOException {
        Path file = Files.createTempFile("affectlab-contour", ".f32");
        return FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static void read(FileChannel file, long position, float[] block) {
        ByteBuffer bytes = block();
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, position + bytes.position()) < 0) {
                    throw new IOException("the temporary file of a contour was cut");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a contour cannot be read from its temporary file", e);
        }
        bytes.flip().asFloatBuffer().get(block);
    }

    private static ByteBuffer block() {
        return ByteBuffer.allocate(HELD * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    /** No value can be read any more. */
    @Override
    public void close() {
        if (older != null) {
            try {
                older.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
