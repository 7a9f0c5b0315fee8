package org.affectlab.pointformats.laz;

import static org.affectlab.pointformats.laz.LittleEndian.getInt;
import static org.affectlab.pointformats.laz.LittleEndian.getLong;
import static org.affectlab.pointformats.laz.LittleEndian.putInt;
import static org.affectlab.pointformats.laz.LittleEndian.putLong;
import static org.affectlab.pointformats.laz.LittleEndian.unsignedByte;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;

/**
 * The 29 bytes that refer to a waveform: descriptor, offset (as before, right behind the last packet, by a difference of 32
 * bits, or new), size of the packet, and four floats whose bits are coded as integers. For one thread.
 */
final class WaveModels {
    static final int BYTES = 29;

    private static final int SAME = 0;
    private static final int BEHIND = 1;
    private static final int NEAR = 2;
    private static final int ANYWHERE = 3;

    private final EntropyCoder coder;
    private final SymbolModel descriptors;
    private final ModelTable jumps;
    private final IntegerCoder offsets;
    private final IntegerCoder sizes;
    private final IntegerCoder locations;
    private final IntegerCoder directions;
    private int lastJump;
    private int lastDifference;

    WaveModels(EntropyCoder coder) {
        this.coder = coder;
        descriptors = new SymbolModel(256, coder.encodes());
        jumps = new ModelTable(4, 4, coder);
        offsets = new IntegerCoder(coder, 32, 1);
        sizes = new IntegerCoder(coder, 32, 1);
        locations = new IntegerCoder(coder, 32, 1);
        directions = new IntegerCoder(coder, 32, 3);
    }

    /** Codes 29 bytes of the record and makes them the last ones. */
    void code(byte[] last, byte[] records, int offset) throws IOException, PointCloudException {
        records[offset] = (byte) coder.symbol(descriptors, unsignedByte(records, offset));
        putLong(records, offset + 1, codeOffset(getLong(last, 1), getInt(last, 9), getLong(records, offset + 1)));
        putInt(records, offset + 9, sizes.code(getInt(last, 9), getInt(records, offset + 9), 0));
        putInt(records, offset + 13, locations.code(getInt(last, 13), getInt(records, offset + 13), 0));
        for (int axis = 0; axis < 3; axis++) {
            int at = 17 + 4 * axis;
            putInt(records, offset + at, directions.code(getInt(last, at), getInt(records, offset + at), axis));
        }
        System.arraycopy(records, offset, last, 0, BYTES);
    }

    private long codeOffset(long last, int lastSize, long actual) throws IOException, PointCloudException {
        long behind = last + Integer.toUnsignedLong(lastSize);
        int jump = SAME;
        if (coder.encodes()) {
            long difference = actual - last;
            boolean near = difference == (int) difference;
            jump = difference == 0 ? SAME : actual == behind ? BEHIND : near ? NEAR : ANYWHERE;
        }
        lastJump = coder.symbol(jumps.get(lastJump), jump);
        return switch (lastJump) {
            case SAME -> last;
            case BEHIND -> behind;
            case NEAR -> {
                lastDifference = offsets.code(lastDifference, (int) (actual - last), 0);
                yield last + lastDifference;
            }
            default -> {
                long lower = Integer.toUnsignedLong(coder.bits(32, (int) actual));
                yield (long) coder.bits(32, (int) (actual >>> 32)) << 32 | lower;
            }
        };
    }
}
