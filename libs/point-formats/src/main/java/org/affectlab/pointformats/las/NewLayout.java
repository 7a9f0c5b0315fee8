package org.affectlab.pointformats.las;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.affectlab.pointformats.cloud.PointBounds;
import org.affectlab.pointformats.cloud.PointCloud;

/**
 * A LAS 1.4 for a cloud that is no LAS, without a coordinate system and without a date, so that equal clouds give equal
 * files.
 */
final class NewLayout implements LasLayout {
    private static final int ENCODING = 6;
    private static final int ENCODING_WKT = 16;
    private static final int VERSION = 24;
    private static final int SYSTEM = 26;
    private static final int SOFTWARE = 58;
    private static final int HEADER_LENGTH = 94;
    private static final int BOUNDS = 179;
    private static final int COUNT = 247;
    private static final int COUNTS_BY_RETURN = 255;

    private final PointCloud cloud;
    private final NewPoints points;

    NewLayout(PointCloud cloud, NewPoints points) {
        this.cloud = cloud;
        this.points = points;
    }

    @Override
    public int pointFormat() {
        return points.pointFormat();
    }

    @Override
    public int recordLength() {
        return points.recordLength();
    }

    @Override
    public ByteBuffer header() {
        int length = LasVersion.headerBytes(LasVersion.LARGEST_MINOR);
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(0, "LASF".getBytes(US_ASCII));
        header.putShort(ENCODING, (short) ENCODING_WKT);
        header.put(VERSION, (byte) 1).put(VERSION + 1, (byte) LasVersion.LARGEST_MINOR);
        header.put(SYSTEM, "OTHER".getBytes(US_ASCII)).put(SOFTWARE, "Affectlab".getBytes(US_ASCII));
        header.putShort(HEADER_LENGTH, (short) length);
        for (int axis = 0; axis < 3; axis++) {
            header.putDouble(LasHeader.SCALE + 8 * axis, points.axis(axis).scale());
            header.putDouble(LasHeader.OFFSET + 8 * axis, points.axis(axis).offset());
        }
        putBounds(header);
        header.putLong(COUNT, cloud.size());
        for (int point = 0; point < cloud.size(); point++) {
            int at = COUNTS_BY_RETURN + 8 * ((points.returns(point) & 15) - 1);
            header.putLong(at, header.getLong(at) + 1);
        }
        return header;
    }

    private void putBounds(ByteBuffer header) {
        Optional<PointBounds> bounds = cloud.bounds();
        if (bounds.isPresent()) {
            PointBounds box = bounds.get();
            double[] values = {box.maxX(), box.minX(), box.maxY(), box.minY(), box.maxZ(), box.minZ()};
            for (int i = 0; i < values.length; i++) {
                Quantisation axis = points.axis(i / 2);
                header.putDouble(BOUNDS + 8 * i, axis.toInteger(values[i]) * axis.scale() + axis.offset());
            }
        }
    }

    @Override
    public List<byte[]> records() {
        return List.of();
    }

    @Override
    public byte[] descriptors() {
        return new byte[0];
    }

    @Override
    public byte[] gap() {
        return new byte[0];
    }

    @Override
    public void writeTail(FileChannel target, ByteBuffer header) {
        // Nothing follows the points.
    }
}
