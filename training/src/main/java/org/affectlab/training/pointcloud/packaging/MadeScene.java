package org.affectlab.training.pointcloud.packaging;

import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.training.pointcloud.data.MemoryCloud;

/** A cloud that is nobody's: rolling ground, a house and a tree, 60 m wide, always the same. For examples where no real cloud may be given away. */
final class MadeScene {
    private static final int POINTS = 60_000;
    private static final float WIDTH = 60;

    private MadeScene() {}

    static PointCloud cloud() {
        SplittableRandom random = new SplittableRandom(1);
        float[][] columns = new float[9][POINTS];
        for (int point = 0; point < POINTS; point++) {
            float x = WIDTH * (float) random.nextDouble();
            float y = WIDTH * (float) random.nextDouble();
            float ground = (float) (2 * Math.sin(x / 15) + Math.cos(y / 20));
            float height = height(x, y, random);
            columns[0][point] = x;
            columns[1][point] = y;
            columns[2][point] = ground + height + (float) (0.03 * random.nextGaussian());
            columns[3][point] = (float) (0.2 + 0.6 * random.nextDouble());
            columns[4][point] = 1;
            columns[5][point] = isTree(x, y) ? 2 : 1;
            columns[6][point] = 80 + 20 * height;
            columns[7][point] = 120;
            columns[8][point] = 90;
        }
        MemoryCloud cloud = new MemoryCloud(columns[0], columns[1], columns[2]);
        List<String> names = List.of(
                AttributeNames.INTENSITY,
                AttributeNames.RETURN_NUMBER,
                AttributeNames.NUMBER_OF_RETURNS,
                AttributeNames.RED,
                AttributeNames.GREEN,
                AttributeNames.BLUE);
        for (int index = 0; index < names.size(); index++) {
            cloud.with(names.get(index), columns[3 + index], index == 0 ? 1 : 255);
        }
        return cloud.cloud(PointCloudFormat.PLY);
    }

    private static float height(float x, float y, SplittableRandom random) {
        if (x > 20 && x < 32 && y > 15 && y < 25) {
            return 6;
        }
        return isTree(x, y) ? 8 * (float) random.nextDouble() : 0;
    }

    private static boolean isTree(float x, float y) {
        return Math.hypot(x - 42, y - 40) < 5;
    }
}
