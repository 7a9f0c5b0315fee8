package org.affectlab.pointformats.numpy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What stands before the numbers of an NPY 1.0 in C order; they begin at a multiple of 64 bytes. Stateless. */
public final class NpyPreamble {
    private static final int ALIGNMENT = 64;
    private static final int FIXED_BYTES = 10;

    private NpyPreamble() {}

    /**
     * @param type as NumPy writes it, such as {@code |u1} or {@code <f4}
     * @param shape at least one length
     */
    public static byte[] of(String type, int... shape) {
        if (shape.length == 0) {
            throw new IllegalArgumentException("an array has at least one axis");
        }
        String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + lengths
                + (shape.length == 1 ? "," : "") + "), }";
        int unpadded = FIXED_BYTES + text.length() + 1;
        String padding = " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT);
        byte[] description = (text + padding + "\n").getBytes(US_ASCII);
        return ByteBuffer.allocate(FIXED_BYTES + description.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) description.length)
                .put(description)
                .array();
    }
}
