package org.affectlab.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The header of a {@code .npy} entry, format versions 1 to 3: little-endian types of {@link NpzFile}, C order only.
 *
 * @param type of the elements
 * @param shape with at most 16 dimensions
 */
record NpyHeader(TensorType type, long[] shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_HEADER_BYTES = 4096;
    private static final int ALIGNMENT = 64;
    private static final int MAX_RANK = 16;
    private static final Pattern DICTIONARY = Pattern.compile(
            "\\s*\\{\\s*'descr'\\s*:\\s*'([^']{1,16})'\\s*,\\s*'fortran_order'\\s*:\\s*(True|False)\\s*,"
                    + "\\s*'shape'\\s*:\\s*\\(([0-9, ]*)\\)\\s*,?\\s*}\\s*");
    private static final Map<String, TensorType> TYPES = Map.of(
            "<f4", TensorType.FLOAT32,
            "<f8", TensorType.FLOAT64,
            "<i4", TensorType.INT32,
            "<i8", TensorType.INT64,
            "|u1", TensorType.UINT8,
            "|i1", TensorType.INT8,
            "|b1", TensorType.BOOL);

    static NpyHeader read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new IOException("not an npy entry");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new IOException("unknown npy version " + version);
        }
        byte[] lengthBytes = in.readNBytes(version == 1 ? 2 : 4);
        if (lengthBytes.length < (version == 1 ? 2 : 4)) {
            throw new IOException("npy header is cut off");
        }
        ByteBuffer length = ByteBuffer.wrap(lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
        long headerBytes = version == 1 ? length.getShort() & 0xffffL : length.getInt() & 0xffffffffL;
        if (headerBytes > MAX_HEADER_BYTES) {
            throw new IOException("npy header of " + headerBytes + " bytes is too long");
        }
        byte[] text = in.readNBytes((int) headerBytes);
        if (text.length < headerBytes) {
            throw new IOException("npy header is cut off");
        }
        return parse(new String(text, StandardCharsets.UTF_8));
    }

    private static NpyHeader parse(String text) throws IOException {
        Matcher dictionary = DICTIONARY.matcher(text);
        if (!dictionary.matches()) {
            throw new IOException("npy header is not understood: " + text.strip());
        }
        TensorType type = TYPES.get(dictionary.group(1));
        if (type == null) {
            throw new IOException("npy type " + dictionary.group(1) + " is not one of " + TYPES.keySet());
        }
        if (dictionary.group(2).equals("True")) {
            throw new IOException("npy entry is in Fortran order, only C order is read");
        }
        return new NpyHeader(type, parseShape(dictionary.group(3)));
    }

    private static long[] parseShape(String text) throws IOException {
        String[] parts = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
        if (parts.length > MAX_RANK) {
            throw new IOException("npy entry has more than " + MAX_RANK + " dimensions");
        }
        try {
            long[] shape = Arrays.stream(parts).mapToLong(Long::parseLong).toArray();
            Tensor.byteSize(TensorType.FLOAT64, shape);
            return shape;
        } catch (IllegalArgumentException e) {
            throw new IOException("npy shape (" + text + ") is not valid", e);
        }
    }

    /** Version 1, padded so that the data begin at a multiple of 64 bytes, as NumPy does. */
    byte[] toBytes() throws IOException {
        String description = TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IOException(type + " cannot be written as npy"));
        String sizes = LongStream.of(shape).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
        String dictionary = "{'descr': '" + description + "', 'fortran_order': False, 'shape': (" + sizes + "), }";
        int unpadded = MAGIC.length + 4 + dictionary.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        byte[] text = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(MAGIC.length + 4 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) text.length)
                .put(text)
                .array();
    }

    long byteSize() {
        return Tensor.byteSize(type, shape);
    }
}
