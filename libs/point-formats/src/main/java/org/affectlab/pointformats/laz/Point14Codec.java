package org.affectlab.pointformats.laz;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.jspecify.annotations.Nullable;

/**
 * The first 30 bytes of point formats 6 to 10 in nine layers (LASzip item POINT14). For one thread.
 *
 * <p>It also tells the other parts of a record which channel's models to use. In version 3, which is what everyone writes,
 * that is the point's channel where the channel changed with the point, and channel 0 for all other points; version 4 mended
 * that.
 */
final class Point14Codec {
    private static final int CHANNEL = 64;
    private static final int SOURCE = 32;
    private static final int TIME = 16;
    private static final int ANGLE = 8;
    private static final int RETURNS = 4;
    private static final int NUMBER_UP = 1;
    private static final int NUMBER_DOWN = 2;
    private static final int NUMBER_OTHER = 3;
    private static final int RETURN_NUMBERS = 16;

    private final int version;
    private final Point14Layers layers;
    private final EntropyCoder coder;
    private final @Nullable Point14Channel[] channels = new Point14Channel[4];
    private final Point14Values point = new Point14Values();
    private Point14Channel current;
    private int channelForOthers;

    Point14Codec(int version, Point14Layers layers, byte[] first, int offset) {
        this.version = version;
        this.layers = layers;
        this.coder = layers.channelReturnsXy().coder();
        layers.channelReturnsXy().markChanged(true);
        layers.z().markChanged(true);
        point.read(first, offset);
        current = new Point14Channel(layers, point);
        channels[point.channel] = current;
        channelForOthers = point.channel;
    }

    /** The channel that the other parts of the last point go by. */
    int channelForOthers() {
        return channelForOthers;
    }

    void code(byte[] records, int offset) throws IOException, PointCloudException {
        if (coder.encodes()) {
            point.read(records, offset);
        }
        Point14Values before = current.last;
        int context = (before.isFirst() ? 1 : 0) | (before.isLast() ? 2 : 0) | (current.timeChanged ? 4 : 0);
        int changed = coder.symbol(current.changes.get(context), coder.encodes() ? changes() : 0);
        if ((changed & CHANNEL) != 0) {
            changeChannel();
        }
        boolean told = version >= LayeredItem.MENDED_VERSION || (changed & CHANNEL) != 0;
        channelForOthers = told ? current.last.channel : 0;
        boolean timeChanged = (changed & TIME) != 0;
        codeReturns(changed, timeChanged);
        current.timeChanged = timeChanged;
        current.codePosition(point);
        current.codeClassAndFlags(point);
        current.codeIntensity(point);
        current.codeAngleAndUserData(point, (changed & ANGLE) != 0);
        current.codeSourceAndTime(point, (changed & SOURCE) != 0);
        current.last.write(records, offset);
    }

    private int changes() {
        Point14Channel next = channels[point.channel];
        Point14Values last = next == null ? current.last : next.last;
        int step = point.returnNumber - last.returnNumber & RETURN_NUMBERS - 1;
        int number = step == 0 ? 0 : step == 1 ? NUMBER_UP : step == RETURN_NUMBERS - 1 ? NUMBER_DOWN : NUMBER_OTHER;
        return (point.channel != current.last.channel ? CHANNEL : 0)
                | (point.pointSource != last.pointSource ? SOURCE : 0)
                | (point.gpsTime != last.gpsTime ? TIME : 0)
                | (point.scanAngle != last.scanAngle ? ANGLE : 0)
                | (point.numberOfReturns != last.numberOfReturns ? RETURNS : 0)
                | number;
    }

    private void changeChannel() throws IOException, PointCloudException {
        int before = current.last.channel;
        int step = coder.symbol(current.channelSteps, point.channel - before - 1 & 3);
        int channel = before + step + 1 & 3;
        Point14Channel next = channels[channel];
        if (next == null) {
            next = new Point14Channel(layers, current.last);
            channels[channel] = next;
        }
        current = next;
        current.last.channel = channel;
    }

    private void codeReturns(int changed, boolean timeChanged) throws IOException, PointCloudException {
        Point14Values last = current.last;
        if ((changed & RETURNS) != 0) {
            last.numberOfReturns = coder.symbol(current.returnCounts.get(last.numberOfReturns), point.numberOfReturns);
        }
        int before = last.returnNumber;
        last.returnNumber = switch (changed & 3) {
            case NUMBER_UP -> before + 1 & RETURN_NUMBERS - 1;
            case NUMBER_DOWN -> before - 1 & RETURN_NUMBERS - 1;
            case NUMBER_OTHER -> otherNumber(before, timeChanged);
            default -> before;
        };
    }

    private int otherNumber(int before, boolean timeChanged) throws IOException, PointCloudException {
        if (timeChanged) {
            return coder.symbol(current.returnNumbers.get(before), point.returnNumber);
        }
        int step = point.returnNumber - before - 2 & RETURN_NUMBERS - 1;
        return before + coder.symbol(current.returnStepsOfOneTime, step) + 2 & RETURN_NUMBERS - 1;
    }
}
