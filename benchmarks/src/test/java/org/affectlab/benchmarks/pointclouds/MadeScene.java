package org.affectlab.benchmarks.pointclouds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.pointformats.PointCloudReader;
import org.affectlab.pointformats.ReadOptions;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;

/** A small PLY as the data sets have it: 10 m wide from x = 1, 4 m deep from y = 2, with intensity, returns and a label. Stateless. */
public final class MadeScene {
    public static final int POINTS = 50;

    private static final int RECORD_BYTES = 17;

    private MadeScene() {}

    public static Path write(Path file) {
        return write(file, 0, 1);
    }

    /** The same points the other way round. */
    static Path writeReversed(Path file) {
        return write(file, POINTS - 1, -1);
    }

    private static Path write(Path file, int first, int step) {
        String header = "ply\nformat binary_little_endian 1.0\nelement vertex " + POINTS
                + "\nproperty float x\nproperty float y\nproperty float z\nproperty ushort intensity\nproperty uchar return_number"
                + "\nproperty uchar number_of_returns\nproperty uchar label\nend_header\n";
        ByteBuffer points = ByteBuffer.allocate(POINTS * RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int record = 0; record < POINTS; record++) {
            int point = first + step * record;
            points.putFloat(1 + 10f * point / (POINTS - 1))
                    .putFloat(2 + point % 5)
                    .putFloat(0.25f * (point % 7));
            points.putShort((short) (1000 + 1000 * point))
                    .put((byte) (1 + point % 3))
                    .put((byte) 3);
            points.put((byte) 255);
        }
        return write(file, header, points);
    }

    private static Path write(Path file, String header, ByteBuffer points) {
        try {
            byte[] head = header.getBytes(StandardCharsets.US_ASCII);
            return Files.write(
                    file,
                    ByteBuffer.allocate(head.length + points.capacity())
                            .put(head)
                            .put(points.array())
                            .array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PointCloud read(Path file) {
        try {
            return new PointCloudReader().read(file, ReadOptions.defaults());
        } catch (IOException | PointCloudException e) {
            throw new IllegalStateException(e);
        }
    }
}
