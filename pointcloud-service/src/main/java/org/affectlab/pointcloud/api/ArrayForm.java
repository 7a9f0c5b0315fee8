package org.affectlab.pointcloud.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.affectlab.pointcloud.pipeline.PointLabels;
import org.affectlab.pointcloud.pipeline.PointProbabilities;
import org.affectlab.pointformats.numpy.NpyPreamble;

/** Classes, probabilities or entropy as an NPY 1.0, in the order of the points; the cloud itself is not needed for it. Stateless. */
final class ArrayForm {
    private static final int POINTS_A_BLOCK = 4096;

    private ArrayForm() {}

    /** UINT8 (N). */
    static void writeClasses(PointLabels labels, OutputStream target) throws IOException {
        target.write(NpyPreamble.of("|u1", labels.size()));
        target.write(labels.ids());
    }

    /** FLOAT32 (N, C). */
    static void writeProbabilities(PointProbabilities probabilities, OutputStream target) throws IOException {
        int points = probabilities.rowOfPoint().length;
        target.write(NpyPreamble.of("<f4", points, probabilities.classes()));
        write(points, probabilities.classes(), probabilities::probability, target);
    }

    /** FLOAT32 (N). */
    static void writeEntropy(PointProbabilities probabilities, OutputStream target) throws IOException {
        int points = probabilities.rowOfPoint().length;
        target.write(NpyPreamble.of("<f4", points));
        write(points, 1, (point, column) -> probabilities.entropy(point), target);
    }

    /** A value of a point. */
    @FunctionalInterface
    private interface Values {
        float get(int point, int column);
    }

    private static void write(int points, int columns, Values values, OutputStream target) throws IOException {
        ByteBuffer block =
                ByteBuffer.allocate(POINTS_A_BLOCK * columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int point = 0; point < points; point++) {
            for (int column = 0; column < columns; column++) {
                block.putFloat(values.get(point, column));
            }
            if (!block.hasRemaining() || point == points - 1) {
                target.write(block.array(), 0, block.position());
                block.clear();
            }
        }
    }
}
