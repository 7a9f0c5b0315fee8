package org.affectlab.pointformats.laz;

import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;
import static org.affectlab.pointformats.cloud.PointCloudException.unsupported;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.laz.LazItem.Type;

/**
 * The variable length record with user id {@value #USER_ID} and record id {@value #RECORD_ID}: how the points are
 * compressed. Immutable.
 *
 * @param compressor how the chunks are made
 * @param chunkPoints points of each chunk; {@link #ADAPTIVE} when the chunk table says it for each
 */
public record LazParameters(Compressor compressor, long chunkPoints, List<LazItem> items) {
    public static final String USER_ID = "laszip encoded";
    public static final int RECORD_ID = 22204;

    static final long ADAPTIVE = 0xFFFF_FFFFL;
    private static final int USUAL_CHUNK_POINTS = 50_000;
    private static final int HEAD_BYTES = 34;
    private static final int ITEM_BYTES = 6;
    private static final int SMALLEST_LAYERED_FORMAT = 6;

    /** With its number in the file as its place. */
    enum Compressor {
        NONE,
        POINTWISE,
        POINTWISE_CHUNKED,
        LAYERED_CHUNKED
    }

    public LazParameters {
        items = List.copyOf(items);
    }

    /** What is written for records of a point format; chunks of 50,000 points, as LASzip makes them. */
    public static LazParameters forRecords(int pointFormat, int recordLength) {
        boolean layered = pointFormat >= SMALLEST_LAYERED_FORMAT;
        List<LazItem> items = new ArrayList<>();
        items.add(LazItem.of(layered ? Type.POINT14 : Type.POINT10));
        if (pointFormat == 1 || pointFormat >= 3 && pointFormat <= 5) {
            items.add(LazItem.of(Type.GPSTIME11));
        }
        switch (pointFormat) {
            case 2, 3, 5 -> items.add(LazItem.of(Type.RGB12));
            case 7 -> items.add(LazItem.of(Type.RGB14));
            case 8, 10 -> items.add(LazItem.of(Type.RGBNIR14));
            default -> {}
        }
        switch (pointFormat) {
            case 4, 5 -> items.add(LazItem.of(Type.WAVEPACKET13));
            case 9, 10 -> items.add(LazItem.of(Type.WAVEPACKET14));
            default -> {}
        }
        int extra = recordLength - items.stream().mapToInt(LazItem::size).sum();
        if (extra > 0) {
            Type type = layered ? Type.BYTE14 : Type.BYTE;
            items.add(new LazItem(type, extra, type.usualVersion()));
        }
        return new LazParameters(
                layered ? Compressor.LAYERED_CHUNKED : Compressor.POINTWISE_CHUNKED, USUAL_CHUNK_POINTS, items);
    }

    public static LazParameters parse(byte[] bytes) throws PointCloudException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEAD_BYTES) {
            throw undecodable("The LASzip record is too short");
        }
        int compressor = buffer.getShort(0) & 0xFFFF;
        int coder = buffer.getShort(2) & 0xFFFF;
        long chunkPoints = Integer.toUnsignedLong(buffer.getInt(12));
        int count = buffer.getShort(32) & 0xFFFF;
        if (compressor < 1 || compressor >= Compressor.values().length || coder != 0) {
            throw unsupported("The LAZ is compressed in a way that is not known");
        }
        if (count == 0 || bytes.length < HEAD_BYTES + ITEM_BYTES * count || chunkPoints == 0) {
            throw undecodable("The LASzip record contradicts itself");
        }
        List<LazItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = HEAD_BYTES + ITEM_BYTES * i;
            items.add(item(buffer.getShort(at) & 0xFFFF, buffer.getShort(at + 2) & 0xFFFF, buffer.getShort(at + 4)));
        }
        LazParameters parameters = new LazParameters(Compressor.values()[compressor], chunkPoints, items);
        parameters.checkItems();
        return parameters;
    }

    private static LazItem item(int code, int size, int version) throws PointCloudException {
        for (Type type : Type.values()) {
            if (type.code() == code) {
                if (!type.isKnownVersion(version)) {
                    throw unsupported("The LAZ has a part in coding version " + version + ", which is not read");
                }
                if (size == 0 || type.size() != 0 && type.size() != size) {
                    throw undecodable("The LASzip record contradicts itself");
                }
                return new LazItem(type, size, version);
            }
        }
        throw unsupported("The LAZ has a part that is not known");
    }

    private void checkItems() throws PointCloudException {
        boolean layered = compressor == Compressor.LAYERED_CHUNKED;
        for (int i = 0; i < items.size(); i++) {
            Type type = items.get(i).type();
            boolean point = type == Type.POINT10 || type == Type.POINT14;
            if (point != (i == 0) || type.isLayered() != layered) {
                throw undecodable("The LASzip record contradicts itself");
            }
        }
    }

    /** Bytes of a record. */
    public int recordLength() {
        return items.stream().mapToInt(LazItem::size).sum();
    }

    int layers() {
        return layerBytes().size();
    }

    /** Which bytes of a record each layer of a layered chunk holds. */
    List<ByteRange> layerBytes() {
        List<ByteRange> ranges = new ArrayList<>();
        int offset = 0;
        for (LazItem item : items) {
            for (ByteRange range : item.layerBytes()) {
                ranges.add(range.shifted(offset));
            }
            offset += item.size();
        }
        return ranges;
    }

    /** The content of the variable length record. */
    public byte[] toBytes() {
        ByteBuffer buffer =
                ByteBuffer.allocate(HEAD_BYTES + ITEM_BYTES * items.size()).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort((short) compressor.ordinal());
        buffer.putShort((short) 0);
        // The LASzip version whose format this is: 3.4.3.
        buffer.put((byte) 3).put((byte) 4).putShort((short) 3);
        buffer.putInt(0);
        buffer.putInt((int) chunkPoints);
        buffer.putLong(-1).putLong(-1);
        buffer.putShort((short) items.size());
        for (LazItem item : items) {
            buffer.putShort((short) item.type().code());
            buffer.putShort((short) item.size());
            buffer.putShort((short) item.version());
        }
        return buffer.array();
    }
}
