package org.affectlab.pointcloud.api;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.affectlab.pointcloud.pipeline.PointLabels;
import org.affectlab.pointcloud.pipeline.PointProbabilities;
import org.affectlab.servicekit.upload.MemoryLease;
import org.jspecify.annotations.Nullable;

/**
 * Classes, and probabilities where there are any, as a job keeps them: number of points, ids, number of classes (0: no probabilities), number of rows, rows, row of each point;
 * numbers are big-endian. Stateless.
 */
final class LabelData {
    private static final int PIECE = 1 << 14;

    private LabelData() {}

    static void write(PointLabels labels, OutputStream target) throws IOException {
        DataOutputStream data = new DataOutputStream(target);
        data.writeInt(labels.size());
        data.write(labels.ids());
        PointProbabilities probabilities = labels.probabilities();
        if (probabilities == null) {
            data.writeInt(0);
        } else {
            data.writeInt(probabilities.classes());
            data.writeInt(probabilities.values().length / probabilities.classes());
            writeFloats(probabilities.values(), data);
            writeInts(probabilities.rowOfPoint(), data);
        }
        data.flush();
    }

    /**
     * @param probabilities whether they are read, where there are any
     * @param lease grows by all that is read, before it is
     * @throws org.affectlab.servicekit.problem.ProblemException OVERLOADED
     */
    static PointLabels read(InputStream source, boolean probabilities, MemoryLease lease) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(source, PIECE * Float.BYTES));
        int points = data.readInt();
        lease.grow(points);
        byte[] ids = data.readNBytes(points);
        if (ids.length < points) {
            throw new EOFException("the data of a job are cut off");
        }
        return new PointLabels(ids, probabilities ? readProbabilities(data, points, lease) : null);
    }

    private static @Nullable PointProbabilities readProbabilities(DataInputStream data, int points, MemoryLease lease)
            throws IOException {
        int classes = data.readInt();
        if (classes == 0) {
            return null;
        }
        int rows = data.readInt();
        lease.grow(((long) rows * classes + points) * Float.BYTES);
        float[] values = new float[Math.multiplyExact(rows, classes)];
        byte[] piece = new byte[PIECE * Float.BYTES];
        for (int at = 0; at < values.length; at += PIECE) {
            int count = Math.min(PIECE, values.length - at);
            data.readFully(piece, 0, count * Float.BYTES);
            ByteBuffer.wrap(piece).asFloatBuffer().get(values, at, count);
        }
        int[] rowOfPoint = new int[points];
        for (int at = 0; at < points; at += PIECE) {
            int count = Math.min(PIECE, points - at);
            data.readFully(piece, 0, count * Integer.BYTES);
            ByteBuffer.wrap(piece).asIntBuffer().get(rowOfPoint, at, count);
        }
        return new PointProbabilities(classes, values, rowOfPoint);
    }

    private static void writeFloats(float[] values, OutputStream target) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE * Float.BYTES);
        for (int at = 0; at < values.length; at += PIECE) {
            int count = Math.min(PIECE, values.length - at);
            piece.asFloatBuffer().put(values, at, count);
            target.write(piece.array(), 0, count * Float.BYTES);
        }
    }

    private static void writeInts(int[] values, OutputStream target) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE * Integer.BYTES);
        for (int at = 0; at < values.length; at += PIECE) {
            int count = Math.min(PIECE, values.length - at);
            piece.asIntBuffer().put(values, at, count);
            target.write(piece.array(), 0, count * Integer.BYTES);
        }
    }
}
