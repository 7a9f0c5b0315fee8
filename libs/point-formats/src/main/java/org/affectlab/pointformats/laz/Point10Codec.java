package org.affectlab.pointformats.laz;

import static org.affectlab.pointformats.laz.LittleEndian.getInt;
import static org.affectlab.pointformats.laz.LittleEndian.putInt;
import static org.affectlab.pointformats.laz.LittleEndian.putShort;
import static org.affectlab.pointformats.laz.LittleEndian.unsignedByte;
import static org.affectlab.pointformats.laz.LittleEndian.unsignedShort;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;

/** The first 20 bytes of point formats 0 to 5 (LASzip item POINT10, version 2). */
final class Point10Codec implements ItemCodec {
    private final EntropyCoder coder;
    private final SymbolModel changes;
    private final ModelTable flagModels;
    private final ModelTable classModels;
    private final ModelTable angleModels;
    private final ModelTable userModels;
    private final IntegerCoder intensityCoder;
    private final IntegerCoder sourceCoder;
    private final IntegerCoder xCoder;
    private final IntegerCoder yCoder;
    private final IntegerCoder zCoder;
    private final int[] lastIntensity = new int[16];
    private final int[] lastHeight = new int[8];
    private final MedianOfFive[] xSteps = MedianOfFive.array(16);
    private final MedianOfFive[] ySteps = MedianOfFive.array(16);
    private int x;
    private int y;
    private int flags;
    private int classByte;
    private int angle;
    private int user;
    private int source;

    Point10Codec(EntropyCoder coder, byte[] first, int offset) {
        this.coder = coder;
        changes = new SymbolModel(64, coder.encodes());
        flagModels = new ModelTable(256, 256, coder);
        classModels = new ModelTable(256, 256, coder);
        angleModels = new ModelTable(2, 256, coder);
        userModels = new ModelTable(256, 256, coder);
        intensityCoder = new IntegerCoder(coder, 16, 4);
        sourceCoder = new IntegerCoder(coder, 16, 1);
        xCoder = new IntegerCoder(coder, 32, 2);
        yCoder = new IntegerCoder(coder, 32, 22);
        zCoder = new IntegerCoder(coder, 32, 20);
        x = getInt(first, offset);
        y = getInt(first, offset + 4);
        flags = unsignedByte(first, offset + 14);
        classByte = unsignedByte(first, offset + 15);
        angle = unsignedByte(first, offset + 16);
        user = unsignedByte(first, offset + 17);
        source = unsignedShort(first, offset + 18);
    }

    @Override
    public void code(byte[] records, int offset) throws IOException, PointCloudException {
        int changed = coder.symbol(changes, coder.encodes() ? changes(records, offset) : 0);
        if ((changed & 32) != 0) {
            flags = coder.symbol(flagModels.get(flags), unsignedByte(records, offset + 14));
        }
        int returns = flags >> 3 & 7;
        int combination = ReturnContexts.COMBINATION_OF_8[returns][flags & 7];
        if ((changed & 16) != 0) {
            lastIntensity[combination] = intensityCoder.code(
                    lastIntensity[combination], unsignedShort(records, offset + 12), Math.min(3, combination));
        }
        if ((changed & 8) != 0) {
            classByte = coder.symbol(classModels.get(classByte), unsignedByte(records, offset + 15));
        }
        if ((changed & 4) != 0) {
            angle = coder.difference(angleModels.get(flags >> 6 & 1), angle, unsignedByte(records, offset + 16));
        }
        if ((changed & 2) != 0) {
            user = coder.symbol(userModels.get(user), unsignedByte(records, offset + 17));
        }
        if ((changed & 1) != 0) {
            source = sourceCoder.code(source, unsignedShort(records, offset + 18), 0);
        }
        codePosition(records, offset, returns, combination, ReturnContexts.LEVEL_OF_8[returns][flags & 7]);
        putShort(records, offset + 12, lastIntensity[combination]);
        records[offset + 14] = (byte) flags;
        records[offset + 15] = (byte) classByte;
        records[offset + 16] = (byte) angle;
        records[offset + 17] = (byte) user;
        putShort(records, offset + 18, source);
    }

    private int changes(byte[] records, int offset) {
        int newFlags = unsignedByte(records, offset + 14);
        int combination = ReturnContexts.COMBINATION_OF_8[newFlags >> 3 & 7][newFlags & 7];
        return (newFlags != flags ? 32 : 0)
                | (unsignedShort(records, offset + 12) != lastIntensity[combination] ? 16 : 0)
                | (unsignedByte(records, offset + 15) != classByte ? 8 : 0)
                | (unsignedByte(records, offset + 16) != angle ? 4 : 0)
                | (unsignedByte(records, offset + 17) != user ? 2 : 0)
                | (unsignedShort(records, offset + 18) != source ? 1 : 0);
    }

    private void codePosition(byte[] records, int offset, int returns, int combination, int level)
            throws IOException, PointCloudException {
        MedianOfFive xStep = xSteps[combination];
        int dx = xCoder.code(xStep.get(), getInt(records, offset) - x, PointContext.ofX(returns));
        xStep.add(dx);
        x += dx;
        MedianOfFive yStep = ySteps[combination];
        int yContext = PointContext.ofY(returns, xCoder.lastLength());
        int dy = yCoder.code(yStep.get(), getInt(records, offset + 4) - y, yContext);
        yStep.add(dy);
        y += dy;
        int zContext = PointContext.ofZ(returns, xCoder.lastLength(), yCoder.lastLength());
        int z = zCoder.code(lastHeight[level], getInt(records, offset + 8), zContext);
        lastHeight[level] = z;
        putInt(records, offset, x);
        putInt(records, offset + 4, y);
        putInt(records, offset + 8, z);
    }
}
