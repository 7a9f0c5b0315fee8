package org.affectlab.pointcloud.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.PointCloudReader;
import org.affectlab.pointformats.ReadOptions;
import org.affectlab.pointformats.cloud.PointClass;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.SegmentedCloud;

/**
 * Points as a file of any format holds them.
 *
 * @param values x, y and z of one point after the other
 */
public record MadeCloud(float[] values) {
    /** A floor at about 0 m and a roof at about 5 m, 20 m by 20 m: even points are floor, odd ones roof. */
    public static MadeCloud house(int points) {
        Random random = new Random(points);
        float[] values = new float[3 * points];
        for (int point = 0; point < points; point++) {
            values[3 * point] = 20 * random.nextFloat();
            values[3 * point + 1] = 20 * random.nextFloat();
            values[3 * point + 2] = (point % 2) * 5 + 0.2f * random.nextFloat();
        }
        return new MadeCloud(values);
    }

    public static MadeCloud of(float... values) {
        return new MadeCloud(values);
    }

    public int size() {
        return values.length / 3;
    }

    /** The same with one coordinate changed. */
    public MadeCloud with(int point, int axis, float value) {
        float[] changed = values.clone();
        changed[3 * point + axis] = value;
        return new MadeCloud(changed);
    }

    /** In another unit. */
    public MadeCloud times(float factor) {
        float[] scaled = values.clone();
        for (int at = 0; at < scaled.length; at++) {
            scaled[at] *= factor;
        }
        return new MadeCloud(scaled);
    }

    /** Turned: its z becomes the file's y, and its y the file's −z. */
    public MadeCloud withYUp() {
        float[] turned = new float[values.length];
        for (int at = 0; at < values.length; at += 3) {
            turned[at] = values[at];
            turned[at + 1] = values[at + 2];
            turned[at + 2] = -values[at + 1];
        }
        return new MadeCloud(turned);
    }

    private ByteBuffer floats(int width) {
        ByteBuffer bytes = ByteBuffer.allocate(size() * width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int point = 0; point < size(); point++) {
            for (int column = 0; column < width; column++) {
                bytes.putFloat(column < 3 ? values[3 * point + column] : 0.5f);
            }
        }
        return bytes;
    }

    private static byte[] join(String header, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    public byte[] ply() {
        return join(
                "ply\nformat binary_little_endian 1.0\nelement vertex " + size()
                        + "\nproperty float x\nproperty float y\nproperty float z\nend_header\n",
                floats(3).array());
    }

    public byte[] pcd() {
        return join(
                "# .PCD v0.7\nVERSION 0.7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH " + size()
                        + "\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS " + size() + "\nDATA binary\n",
                floats(3).array());
    }

    public byte[] npy() {
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + size() + ", 3), }";
        String padded = text + " ".repeat(117 - text.length()) + "\n";
        return join(
                "\u0093NUMPY\u0001\0" + (char) padded.length() + "\0" + padded,
                floats(3).array());
    }

    public byte[] kitti() {
        return floats(4).array();
    }

    public byte[] xyz() {
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < values.length; at += 3) {
            lines.append(String.format(Locale.ROOT, "%s %s %s%n", values[at], values[at + 1], values[at + 2]));
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    public byte[] csv() {
        return ("x,y,z\n" + new String(xyz(), StandardCharsets.US_ASCII).replace(' ', ','))
                .getBytes(StandardCharsets.US_ASCII);
    }

    public byte[] las() {
        return written(OutputFormat.LAS);
    }

    /** A LAS that says in WKT what its coordinates are. */
    public byte[] las(String wkt) {
        byte[] las = las();
        byte[] text = (wkt + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer before = ByteBuffer.wrap(las).order(ByteOrder.LITTLE_ENDIAN);
        int header = before.getShort(94) & 0xFFFF;
        int more = 54 + text.length;
        ByteBuffer record = ByteBuffer.allocate(more).order(ByteOrder.LITTLE_ENDIAN);
        record.put(2, "LASF_Projection".getBytes(StandardCharsets.US_ASCII));
        record.putShort(18, (short) 2112).putShort(20, (short) text.length).put(54, text);
        ByteBuffer all = ByteBuffer.allocate(las.length + more).order(ByteOrder.LITTLE_ENDIAN);
        all.put(las, 0, header).put(record.array()).put(las, header, las.length - header);
        all.putShort(6, (short) (before.getShort(6) | 16));
        all.putInt(96, before.getInt(96) + more).putInt(100, before.getInt(100) + 1);
        return all.array();
    }

    public byte[] laz() {
        return written(OutputFormat.LAZ);
    }

    /** A LAZ of which the times alone cannot be decompressed. */
    public byte[] lazWithDamagedTimes() {
        byte[] las = las();
        ByteBuffer records = ByteBuffer.wrap(las).order(ByteOrder.LITTLE_ENDIAN);
        Random random = new Random(1);
        for (int point = 0; point < size(); point++) {
            int record = records.getInt(96) + point * records.getShort(105);
            records.putDouble(record + 22, 1e9 * random.nextDouble());
        }
        byte[] laz = written(las, OutputFormat.LAZ);
        ByteBuffer file = ByteBuffer.wrap(laz).order(ByteOrder.LITTLE_ENDIAN);
        // Their layer is the last one before the chunk table, and the longest.
        int table = (int) file.getLong(file.getInt(96));
        Arrays.fill(laz, table - 119, table - 69, (byte) 0xFF);
        return laz;
    }

    private byte[] written(OutputFormat format) {
        return written(ply(), format);
    }

    private byte[] written(byte[] content, OutputFormat format) {
        try {
            Path source = Files.write(Files.createTempFile("made", ""), content);
            Path target = Files.createTempFile("made", ".las");
            try {
                PointCloud cloud = new PointCloudReader().read(source, ReadOptions.defaults());
                PointPredictions none = PointPredictions.of(new byte[size()], List.of(new PointClass(0, "unknown", 1)));
                format.writer().write(new SegmentedCloud(source, cloud, none), target);
                return Files.readAllBytes(target);
            } finally {
                Files.delete(source);
                Files.delete(target);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (PointCloudException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** As the reader gives it. */
    public PointCloud read() {
        try {
            Path source = Files.write(Files.createTempFile("made", ".ply"), ply());
            try {
                return new PointCloudReader().read(source, ReadOptions.defaults());
            } finally {
                Files.delete(source);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (PointCloudException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
