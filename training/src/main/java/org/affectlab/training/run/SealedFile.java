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
import java.util.zip.CheckedOutputStream;
import tools.jackson.core.JacksonException;

/**
 * Files of a magic number, some content and a CRC-32 of all before it. Written whole and then moved into place, so that a reader finds the
 * old or the new one, never half of one. Big-endian. Stateless and thread-safe.
 */
public final class SealedFile {
    private SealedFile() {}

    public static void write(Path file, int magic, Content content) throws IOException {
        AtomicFiles.write(file, stream -> {
            CheckedOutputStream checked =
                    new CheckedOutputStream(new BufferedOutputStream(stream, 1 << 16), new CRC32());
            DataOutputStream output = new DataOutputStream(checked);
            output.writeInt(magic);
            content.writeTo(output);
            output.writeLong(checked.getChecksum().getValue());
            output.flush();
        });
    }

    /** @throws IOException if the file is missing, of another kind, cut off or damaged; the reader is not asked then */
    public static <T> T read(Path file, int magic, Reader<T> reader) throws IOException {
        long length = Files.size(file) - Long.BYTES;
        try (DataInputStream input =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            if (length < Integer.BYTES || input.readInt() != magic) {
                throw new IOException(file + " is no checkpoint");
            }
            checkSum(file, length);
            return reader.readFrom(input);
        } catch (EOFException | JacksonException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static void checkSum(Path file, long length) throws IOException {
        CRC32 sum = new CRC32();
        try (DataInputStream input =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            byte[] block = new byte[1 << 16];
            for (long left = length; left > 0; ) {
                int count = (int) Math.min(block.length, left);
                input.readFully(block, 0, count);
                sum.update(block, 0, count);
                left -= count;
            }
            if (input.readLong() != sum.getValue()) {
                throw new IOException(file + " is damaged");
            }
        }
    }

    public static void writeArrays(DataOutputStream output, List<float[]> arrays) throws IOException {
        output.writeInt(arrays.size());
        for (float[] array : arrays) {
            ByteBuffer bytes = ByteBuffer.allocate(array.length * Float.BYTES);
            bytes.asFloatBuffer().put(array);
            output.writeInt(array.length);
            output.write(bytes.array());
        }
    }

    public static List<float[]> readArrays(DataInputStream input) throws IOException {
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

    /** Writes the length and the bytes. */
    public static void writeBytes(DataOutputStream output, byte[] bytes) throws IOException {
        output.writeInt(bytes.length);
        output.write(bytes);
    }

    public static byte[] readBytes(DataInputStream input) throws IOException {
        return readBytes(input, input.readInt());
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

    /** What is written. */
    public interface Content {
        void writeTo(DataOutputStream output) throws IOException;
    }

    /** Reads what was written, all of it. */
    public interface Reader<T> {
        T readFrom(DataInputStream input) throws IOException;
    }
}
