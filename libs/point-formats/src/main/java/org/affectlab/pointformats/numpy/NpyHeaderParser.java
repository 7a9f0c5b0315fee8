package org.affectlab.pointformats.numpy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;
import static org.affectlab.pointformats.cloud.PointCloudException.unsupported;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.source.ByteCursor;
import org.jspecify.annotations.Nullable;

/** Reads magic, version and description of an NPY 1.0, 2.0 or 3.0; the cursor stands at the data after it. */
final class NpyHeaderParser {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private NpyHeaderParser() {}

    static NpyHeader parse(ByteCursor cursor, PointLimits limits) throws IOException, PointCloudException {
        byte[] magic = new byte[MAGIC.length];
        cursor.order(ByteOrder.LITTLE_ENDIAN).readFully(ByteBuffer.wrap(magic));
        if (!Arrays.equals(magic, MAGIC)) {
            throw undecodable("The array does not begin as an NPY does");
        }
        int major = cursor.read();
        cursor.skip(1);
        if (major < 1 || major > 3) {
            throw unsupported("The NPY version is not one of 1, 2 and 3");
        }
        long length = (long) cursor.readScalar(major == 1 ? ScalarType.UINT16 : ScalarType.UINT32);
        limits.checkHeader(length);
        if (length > cursor.remaining()) {
            throw PointCloudException.truncated("The NPY ends within its description");
        }
        byte[] description = new byte[(int) length];
        cursor.readFully(ByteBuffer.wrap(description));
        if (!(PythonLiteral.parse(new String(description, UTF_8)) instanceof Map<?, ?> entries)
                || !(entries.get("fortran_order") instanceof Boolean fortranOrder)
                || !(entries.get("shape") instanceof List<?> shape)) {
            throw undecodable("The description of the NPY array is malformed");
        }
        return header(entries.get("descr"), fortranOrder, lengths(shape), limits);
    }

    private static List<Long> lengths(List<?> shape) throws PointCloudException {
        List<Long> lengths = new ArrayList<>();
        for (Object length : shape) {
            if (!(length instanceof Long number)) {
                throw undecodable("The description of the NPY array is malformed");
            }
            lengths.add(number);
        }
        return lengths;
    }

    private static NpyHeader header(@Nullable Object descr, boolean fortranOrder, List<Long> shape, PointLimits limits)
            throws PointCloudException {
        if (descr instanceof String code) {
            NpyField field = field("", code, 0);
            return new NpyHeader(List.of(field), false, field.type().bytes(), fortranOrder, shape);
        }
        if (!(descr instanceof List<?> members)) {
            throw undecodable("The description of the NPY array is malformed");
        }
        limits.checkColumns(members.size());
        List<NpyField> fields = new ArrayList<>();
        int offset = 0;
        for (Object member : members) {
            if (!(member instanceof List<?> pair) || pair.size() < 2) {
                throw undecodable("The description of the NPY array is malformed");
            }
            if (pair.size() > 2 || !(pair.get(0) instanceof String name) || !(pair.get(1) instanceof String code)) {
                throw unsupported("The NPY has records with records or arrays in them");
            }
            int padding = padding(name, code);
            if (padding == 0) {
                NpyField field = field(name, code, offset);
                fields.add(field);
                offset += field.type().bytes();
            } else {
                offset = Math.addExact(offset, padding);
            }
            limits.checkHeader(offset);
        }
        return new NpyHeader(fields, true, offset, fortranOrder, shape);
    }

    /** Bytes without a name between aligned fields, as numpy writes them; 0 of a field. */
    private static int padding(String name, String code) {
        return name.isEmpty() && code.matches("\\|V[0-9]{1,6}") ? Integer.parseInt(code.substring(2)) : 0;
    }

    private static NpyField field(String name, String code, int offset) throws PointCloudException {
        if (!code.matches("[<>|=]?[a-zA-Z][0-9]{0,9}")) {
            throw undecodable("The description of the NPY array is malformed");
        }
        boolean marked = !Character.isLetter(code.charAt(0));
        ByteOrder order = code.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyField(name, type(marked ? code.substring(1) : code), order, offset);
    }

    private static ScalarType type(String code) throws PointCloudException {
        return switch (code) {
            case "i1" -> ScalarType.INT8;
            case "i2" -> ScalarType.INT16;
            case "i4" -> ScalarType.INT32;
            case "i8" -> ScalarType.INT64;
            case "u1", "b1" -> ScalarType.UINT8;
            case "u2" -> ScalarType.UINT16;
            case "u4" -> ScalarType.UINT32;
            case "u8" -> ScalarType.UINT64;
            case "f4" -> ScalarType.FLOAT32;
            case "f8" -> ScalarType.FLOAT64;
            default -> throw unsupported("The NPY holds values that are no numbers of 8 to 64 bits");
        };
    }
}
