package org.affectlab.pointformats.ply;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.Coordinates;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudWriter;
import org.affectlab.pointformats.cloud.PointMeasure;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.cloud.SegmentedCloud;

/**
 * Writes a binary little-endian PLY: x, y and z as float where the source has floats, else as double, bit for bit what the
 * source states (NaN included); red, green and blue as uchar or ushort where they were loaded; label (uchar, the class id,
 * 255 without a class); entropy and probabilities as float, spaces in their names as underscores.
 */
public final class PlyWriter implements PointCloudWriter {
    private static final int POINTS_PER_BLOCK = 4096;

    @Override
    public void write(SegmentedCloud segmented, OutputStream target) throws IOException {
        PointCloud cloud = segmented.cloud();
        boolean floats = cloud.coordinates().kind() == Coordinates.Kind.FLOAT32;
        List<PointAttribute> colours = colours(cloud);
        Map<String, PointMeasure> measures = segmented.predictions().measures();
        target.write(header(cloud, floats, colours, measures).getBytes(US_ASCII));
        int stride = 3 * (floats ? Float.BYTES : Double.BYTES) + 1 + Float.BYTES * measures.size();
        for (PointAttribute colour : colours) {
            stride += colour.values().type().bytes();
        }
        ByteBuffer block = ByteBuffer.allocate(stride * POINTS_PER_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        for (int point = 0; point < cloud.size(); point++) {
            putPosition(block, cloud.coordinates(), point, floats);
            for (PointAttribute colour : colours) {
                putColour(block, colour, point);
            }
            block.put((byte) segmented.predictions().classId(point));
            for (PointMeasure measure : measures.values()) {
                block.putFloat(measure.at(point));
            }
            if (!block.hasRemaining() || point == cloud.size() - 1) {
                target.write(block.array(), 0, block.position());
                block.clear();
            }
        }
    }

    private static List<PointAttribute> colours(PointCloud cloud) {
        List<PointAttribute> colours = new ArrayList<>();
        if (cloud.hasColour()) {
            cloud.attribute(AttributeNames.RED).ifPresent(colours::add);
            cloud.attribute(AttributeNames.GREEN).ifPresent(colours::add);
            cloud.attribute(AttributeNames.BLUE).ifPresent(colours::add);
        }
        return colours;
    }

    private static String header(
            PointCloud cloud, boolean floats, List<PointAttribute> colours, Map<String, PointMeasure> measures) {
        StringBuilder header = new StringBuilder("ply\nformat binary_little_endian 1.0\n");
        header.append("element vertex ").append(cloud.size()).append('\n');
        for (String axis : List.of("x", "y", "z")) {
            header.append("property ")
                    .append(floats ? "float " : "double ")
                    .append(axis)
                    .append('\n');
        }
        for (PointAttribute colour : colours) {
            boolean bytes = colour.values().type() == ScalarType.UINT8;
            header.append("property ")
                    .append(bytes ? "uchar " : "ushort ")
                    .append(colour.name())
                    .append('\n');
        }
        header.append("property uchar ").append(AttributeNames.LABEL).append('\n');
        for (String name : measures.keySet()) {
            header.append("property float ").append(name.replace(' ', '_')).append('\n');
        }
        return header.append("end_header\n").toString();
    }

    private static void putPosition(ByteBuffer block, Coordinates coordinates, int point, boolean floats) {
        if (floats) {
            block.putFloat((float) coordinates.x(point));
            block.putFloat((float) coordinates.y(point));
            block.putFloat((float) coordinates.z(point));
        } else {
            block.putDouble(coordinates.x(point));
            block.putDouble(coordinates.y(point));
            block.putDouble(coordinates.z(point));
        }
    }

    private static void putColour(ByteBuffer block, PointAttribute colour, int point) {
        int value = (int) colour.get(point);
        if (colour.values().type() == ScalarType.UINT8) {
            block.put((byte) value);
        } else {
            block.putShort((short) value);
        }
    }
}
