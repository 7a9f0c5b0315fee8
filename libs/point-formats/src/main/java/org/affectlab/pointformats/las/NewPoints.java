package org.affectlab.pointformats.las;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.Coordinates;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.source.RecordBlocks;

/**
 * Point records of a cloud that is no LAS: point format 7 with colour, else 6. Intensity and colour are spread over 16 bits
 * by their full scales; a point without return numbers is return 1 of 1; a point that is not finite stands at the offset and
 * is marked as withheld. For one thread.
 */
final class NewPoints implements RecordStream {
    private static final int COLOURED_FORMAT = 7;
    private static final int PLAIN_FORMAT = 6;
    private static final int WITHHELD = 4;
    private static final int LARGEST_RETURN = 15;
    private static final float LARGEST_SHORT = 65_535;

    private final PointCloud cloud;
    private final Quantisation[] axes = new Quantisation[3];
    private final List<PointAttribute> colours = new ArrayList<>();
    private final Optional<PointAttribute> intensity;
    private final Optional<PointAttribute> returnNumber;
    private final Optional<PointAttribute> numberOfReturns;
    private final ByteBuffer block;
    private int done;

    NewPoints(PointCloud cloud) {
        this.cloud = cloud;
        for (int axis = 0; axis < 3; axis++) {
            axes[axis] = Quantisation.of(cloud.bounds(), axis);
        }
        if (cloud.hasColour()) {
            cloud.attribute(AttributeNames.RED).ifPresent(colours::add);
            cloud.attribute(AttributeNames.GREEN).ifPresent(colours::add);
            cloud.attribute(AttributeNames.BLUE).ifPresent(colours::add);
        }
        intensity = cloud.attribute(AttributeNames.INTENSITY);
        returnNumber = cloud.attribute(AttributeNames.RETURN_NUMBER);
        numberOfReturns = cloud.attribute(AttributeNames.NUMBER_OF_RETURNS);
        int perBlock = RecordBlocks.recordsPerBlock(recordLength(), cloud.size());
        block = ByteBuffer.allocate(perBlock * recordLength()).order(ByteOrder.LITTLE_ENDIAN);
    }

    int pointFormat() {
        return colours.isEmpty() ? PLAIN_FORMAT : COLOURED_FORMAT;
    }

    int recordLength() {
        return LasVersion.recordBytes(pointFormat());
    }

    Quantisation axis(int axis) {
        return axes[axis];
    }

    /** Return number (lower 4 bits) and number of returns of a point. */
    int returns(int point) {
        int number = returnValue(returnNumber, point);
        return number | Math.max(number, returnValue(numberOfReturns, point)) << 4;
    }

    private static int returnValue(Optional<PointAttribute> attribute, int point) {
        double value = attribute.isPresent() ? attribute.get().get(point) : 1;
        return value >= 1 ? (int) Math.min(LARGEST_RETURN, value) : 1;
    }

    @Override
    public ByteBuffer next() {
        int length = recordLength();
        int count = Math.min(cloud.size() - done, block.capacity() / length);
        block.clear().limit(count * length);
        for (int i = 0; i < count; i++) {
            put(i * length, done + i);
        }
        done += count;
        return block;
    }

    private void put(int at, int point) {
        Coordinates coordinates = cloud.coordinates();
        boolean finite = coordinates.isFinite(point);
        block.putInt(at, finite ? axes[0].toInteger(coordinates.x(point)) : 0);
        block.putInt(at + 4, finite ? axes[1].toInteger(coordinates.y(point)) : 0);
        block.putInt(at + 8, finite ? axes[2].toInteger(coordinates.z(point)) : 0);
        block.putShort(at + 12, intensity.isPresent() ? toShort(intensity.get(), point) : 0);
        block.put(at + 14, (byte) returns(point));
        block.put(at + 15, (byte) (finite ? 0 : WITHHELD));
        for (int i = 0; i < colours.size(); i++) {
            block.putShort(at + 30 + 2 * i, toShort(colours.get(i), point));
        }
    }

    private static short toShort(PointAttribute attribute, int point) {
        float value = Math.max(0, Math.min(1, attribute.normalised(point)));
        return (short) Math.round(value * LARGEST_SHORT);
    }
}
