package org.affectlab.inference;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's {@code .npz}: a zip of {@code .npy} entries, stored or deflated. Types {@code <f4 <f8 <i4 <i8 |u1 |i1 |b1} in C order; anything
 * else, pickled objects first of all, is refused with an {@link IOException} that says what was found.
 *
 * <p>Safe on hostile input: nothing is allocated before its size is checked, and what a header promises must be there to the byte. Stateless.
 */
public final class NpzFile {
    private static final String SUFFIX = ".npy";
    private static final int MAX_ENTRIES = 64;
    private static final long DEFAULT_MAX_BYTES = 256L << 20;

    private NpzFile() {}

    /** Reads an archive whose arrays have at most 256 MiB together. */
    public static Map<String, Tensor> read(byte[] archive) throws IOException {
        return read(archive, DEFAULT_MAX_BYTES);
    }

    /** Reads an archive whose arrays have at most 256 MiB together. */
    public static Map<String, Tensor> read(Path file) throws IOException {
        if (Files.size(file) > 2 * DEFAULT_MAX_BYTES) {
            throw new IOException(file + " is too large");
        }
        return read(Files.readAllBytes(file));
    }

    /** The arrays by name, in the order of the archive. */
    public static Map<String, Tensor> read(byte[] archive, long maxBytes) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long remaining = maxBytes;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = tensorName(entry);
                if (tensors.size() == MAX_ENTRIES) {
                    throw new IOException("more than " + MAX_ENTRIES + " arrays");
                }
                Tensor tensor = readTensor(name, zip, remaining);
                remaining -= tensor.byteSize();
                if (tensors.put(name, tensor) != null) {
                    throw new IOException("two arrays are named " + name);
                }
            }
        } catch (IllegalArgumentException e) {
            // ZipInputStream's answer to names that are not UTF-8.
            throw new IOException("not a readable zip archive", e);
        }
        if (tensors.isEmpty()) {
            throw new IOException("no arrays: not an npz archive");
        }
        return Collections.unmodifiableMap(tensors);
    }

    private static String tensorName(ZipEntry entry) throws IOException {
        String name = entry.getName();
        if (!name.endsWith(SUFFIX) || name.length() == SUFFIX.length()) {
            throw new IOException("entry " + name + " is not an npy array");
        }
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static Tensor readTensor(String name, InputStream in, long maxBytes) throws IOException {
        try {
            NpyHeader header = NpyHeader.read(in);
            long size = header.byteSize();
            if (size > maxBytes || size > Integer.MAX_VALUE) {
                throw new IOException("needs " + size + " bytes, which is over the limit");
            }
            // readNBytes grows with what really arrives, so a header that promises too much costs nothing.
            byte[] data = in.readNBytes((int) size);
            if (data.length < size || in.read() != -1) {
                throw new IOException("does not have the " + size + " bytes of its shape");
            }
            return Tensor.viewOf(header.type(), ByteBuffer.wrap(data), header.shape());
        } catch (IOException e) {
            throw new IOException("array " + name + ": " + e.getMessage(), e);
        }
    }

    /** Writes deflated arrays in the map's order; replaces the file. Float16 cannot be written. */
    public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        Files.write(file, toBytes(tensors));
    }

    /** The archive that {@link #write} would write; the same tensors always give the same bytes. */
    public static byte[] toBytes(Map<String, Tensor> tensors) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                ZipEntry entry = new ZipEntry(tensor.getKey() + SUFFIX);
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(new NpyHeader(
                                tensor.getValue().type(), tensor.getValue().shape())
                        .toBytes());
                byte[] data = new byte[(int) tensor.getValue().byteSize()];
                tensor.getValue().data().get(data);
                zip.write(data);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
