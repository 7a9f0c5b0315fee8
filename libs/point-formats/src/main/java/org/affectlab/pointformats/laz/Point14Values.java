package org.affectlab.pointformats.laz;

import static org.affectlab.pointformats.laz.LittleEndian.getInt;
import static org.affectlab.pointformats.laz.LittleEndian.getLong;
import static org.affectlab.pointformats.laz.LittleEndian.putInt;
import static org.affectlab.pointformats.laz.LittleEndian.putLong;
import static org.affectlab.pointformats.laz.LittleEndian.putShort;
import static org.affectlab.pointformats.laz.LittleEndian.unsignedByte;
import static org.affectlab.pointformats.laz.LittleEndian.unsignedShort;

/** The 30 bytes of point formats 6 to 10 as numbers. For one thread. */
final class Point14Values {
    static final int BYTES = 30;

    int x;
    int y;
    int z;
    int intensity;
    int returnNumber;
    int numberOfReturns;
    int channel;

    /** Four classification flags, then scan direction and edge of flight line. */
    int flags;

    int classification;
    int userData;
    int scanAngle;
    int pointSource;
    long gpsTime;

    void read(byte[] records, int offset) {
        x = getInt(records, offset);
        y = getInt(records, offset + 4);
        z = getInt(records, offset + 8);
        intensity = unsignedShort(records, offset + 12);
        int returns = unsignedByte(records, offset + 14);
        returnNumber = returns & 15;
        numberOfReturns = returns >> 4;
        int bits = unsignedByte(records, offset + 15);
        channel = bits >> 4 & 3;
        flags = bits & 15 | bits >> 2 & 0x30;
        classification = unsignedByte(records, offset + 16);
        userData = unsignedByte(records, offset + 17);
        scanAngle = (short) unsignedShort(records, offset + 18);
        pointSource = unsignedShort(records, offset + 20);
        gpsTime = getLong(records, offset + 22);
    }

    void write(byte[] records, int offset) {
        putInt(records, offset, x);
        putInt(records, offset + 4, y);
        putInt(records, offset + 8, z);
        putShort(records, offset + 12, intensity);
        records[offset + 14] = (byte) (returnNumber | numberOfReturns << 4);
        records[offset + 15] = (byte) (flags & 15 | channel << 4 | (flags & 0x30) << 2);
        records[offset + 16] = (byte) classification;
        records[offset + 17] = (byte) userData;
        putShort(records, offset + 18, scanAngle);
        putShort(records, offset + 20, pointSource);
        putLong(records, offset + 22, gpsTime);
    }

    void set(Point14Values other) {
        x = other.x;
        y = other.y;
        z = other.z;
        intensity = other.intensity;
        returnNumber = other.returnNumber;
        numberOfReturns = other.numberOfReturns;
        channel = other.channel;
        flags = other.flags;
        classification = other.classification;
        userData = other.userData;
        scanAngle = other.scanAngle;
        pointSource = other.pointSource;
        gpsTime = other.gpsTime;
    }

    boolean isFirst() {
        return returnNumber == 1;
    }

    boolean isLast() {
        return returnNumber >= numberOfReturns;
    }
}
