package org.affectlab.pointformats.laz;

import java.io.IOException;
import java.util.Arrays;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.jspecify.annotations.Nullable;

/** Models and last values of one scanner channel for everything of a point but its channel, returns and kinds of change. */
final class Point14Channel {
    private static final int MOST_LEVELS = 8;

    final Point14Values last = new Point14Values();
    final ModelTable changes;
    final SymbolModel channelSteps;
    final ModelTable returnCounts;
    final ModelTable returnNumbers;
    final SymbolModel returnStepsOfOneTime;

    /** Whether the time changed with the last point of this channel. */
    boolean timeChanged;

    private final Point14Layers layers;
    private final IntegerCoder xCoder;
    private final IntegerCoder yCoder;
    private final MedianOfFive[] xSteps = MedianOfFive.array(12);
    private final MedianOfFive[] ySteps = MedianOfFive.array(12);
    private final int[] lastZ = new int[MOST_LEVELS];
    private final int[] lastIntensity = new int[8];
    private final @Nullable IntegerCoder zCoder;
    private final @Nullable IntegerCoder intensityCoder;
    private final @Nullable IntegerCoder angleCoder;
    private final @Nullable IntegerCoder sourceCoder;
    private final @Nullable GpsTimeCoder timeCoder;
    private final @Nullable ModelTable classModels;
    private final @Nullable ModelTable flagModels;
    private final @Nullable ModelTable userModels;

    Point14Channel(Point14Layers layers, Point14Values seed) {
        this.layers = layers;
        EntropyCoder coder = layers.channelReturnsXy().coder();
        changes = new ModelTable(8, 128, coder);
        channelSteps = new SymbolModel(3, coder.encodes());
        returnCounts = new ModelTable(16, 16, coder);
        returnNumbers = new ModelTable(16, 16, coder);
        returnStepsOfOneTime = new SymbolModel(13, coder.encodes());
        xCoder = new IntegerCoder(coder, 32, 2);
        yCoder = new IntegerCoder(coder, 32, 22);
        zCoder = integers(layers.z(), 32, 20);
        intensityCoder = integers(layers.intensity(), 16, 4);
        angleCoder = integers(layers.scanAngle(), 16, 2);
        sourceCoder = integers(layers.pointSource(), 16, 1);
        timeCoder =
                layers.gpsTime().isActive() ? new GpsTimeCoder(layers.gpsTime().coder(), false, seed.gpsTime) : null;
        classModels = symbols(layers.classification(), 256);
        flagModels = symbols(layers.flags(), 64);
        userModels = symbols(layers.userData(), 256);
        last.set(seed);
        Arrays.fill(lastZ, seed.z);
        Arrays.fill(lastIntensity, seed.intensity);
    }

    private static @Nullable IntegerCoder integers(Layer layer, int bits, int contexts) {
        return layer.isActive() ? new IntegerCoder(layer.coder(), bits, contexts) : null;
    }

    private static @Nullable ModelTable symbols(Layer layer, int symbols) {
        return layer.isActive() ? new ModelTable(64, symbols, layer.coder()) : null;
    }

    /** Codes x, y and z into the last values, whose returns are the point's already. */
    void codePosition(Point14Values point) throws IOException, PointCloudException {
        int returns = last.numberOfReturns;
        int combination = ReturnContexts.COMBINATION_OF_16[returns][last.returnNumber];
        int steps = combination << 1 | (timeChanged ? 1 : 0);
        int dx = xCoder.code(xSteps[steps].get(), point.x - last.x, PointContext.ofX(returns));
        xSteps[steps].add(dx);
        last.x += dx;
        int yContext = PointContext.ofY(returns, xCoder.lastLength());
        int dy = yCoder.code(ySteps[steps].get(), point.y - last.y, yContext);
        ySteps[steps].add(dy);
        last.y += dy;
        if (zCoder != null) {
            layers.z().markChanged(point.z != last.z);
            int level = ReturnContexts.LEVEL_OF_16[returns][last.returnNumber];
            int zContext = PointContext.ofZ(returns, xCoder.lastLength(), yCoder.lastLength());
            last.z = zCoder.code(lastZ[level], point.z, zContext);
            lastZ[level] = last.z;
        }
    }

    void codeClassAndFlags(Point14Values point) throws IOException, PointCloudException {
        if (classModels != null) {
            layers.classification().markChanged(point.classification != last.classification);
            int context = (last.classification & 31) << 1 | (last.isFirst() && last.isLast() ? 1 : 0);
            last.classification =
                    layers.classification().coder().symbol(classModels.get(context), point.classification);
        }
        if (flagModels != null) {
            layers.flags().markChanged(point.flags != last.flags);
            last.flags = layers.flags().coder().symbol(flagModels.get(last.flags), point.flags);
        }
    }

    void codeIntensity(Point14Values point) throws IOException, PointCloudException {
        if (intensityCoder != null) {
            layers.intensity().markChanged(point.intensity != last.intensity);
            int kind = (last.isFirst() ? 2 : 0) | (last.isLast() ? 1 : 0);
            int place = kind << 1 | (timeChanged ? 1 : 0);
            last.intensity = intensityCoder.code(lastIntensity[place], point.intensity, kind);
            lastIntensity[place] = last.intensity;
        }
    }

    void codeAngleAndUserData(Point14Values point, boolean angleChanged) throws IOException, PointCloudException {
        if (angleCoder != null && angleChanged) {
            layers.scanAngle().markChanged(true);
            last.scanAngle = (short) angleCoder.code(last.scanAngle, point.scanAngle, timeChanged ? 1 : 0);
        }
        if (userModels != null) {
            layers.userData().markChanged(point.userData != last.userData);
            last.userData = layers.userData().coder().symbol(userModels.get(last.userData / 4), point.userData);
        }
    }

    void codeSourceAndTime(Point14Values point, boolean sourceChanged) throws IOException, PointCloudException {
        if (sourceCoder != null && sourceChanged) {
            layers.pointSource().markChanged(true);
            last.pointSource = sourceCoder.code(last.pointSource, point.pointSource, 0);
        }
        if (timeCoder != null && timeChanged) {
            layers.gpsTime().markChanged(true);
            last.gpsTime = timeCoder.code(point.gpsTime);
        }
    }
}
