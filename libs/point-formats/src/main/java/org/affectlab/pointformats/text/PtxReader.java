package org.affectlab.pointformats.text;

import static org.affectlab.pointformats.cloud.PointCloudException.truncated;
import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.PointCloudDecoder;
import org.affectlab.pointformats.text.LineSplitter.Delimiter;

/**
 * Reads PTX: gridded scans, each with columns, rows, four lines of the scanner's pose (not used), four lines of a matrix,
 * then columns · rows lines of x y z i or x y z i r g b. Every point is multiplied, as a row vector, with the matrix of its
 * scan. A grid place without a return, written as 0 0 0, stays a point and has NaN coordinates.
 */
public final class PtxReader implements PointCloudDecoder {
    private static final int POSE_LINES = 4;
    private static final int MATRIX_SIZE = 4;
    private static final int FEWEST_VALUES = 4;
    private static final int MOST_VALUES = 7;

    @Override
    public PointCloud decode(FileContent file, AttributeSelection selection, PointLimits limits)
            throws IOException, PointCloudException {
        TextLines lines = new TextLines(file.cursor(0), limits);
        LineSplitter cells = new LineSplitter(Delimiter.WHITE_SPACE, limits);
        TextTable table = null;
        long announced = 0;
        while (lines.next()) {
            long columns = count(lines, cells);
            require(lines);
            long rows = count(lines, cells);
            long points = columns > 0 && rows > Long.MAX_VALUE / columns ? Long.MAX_VALUE : columns * rows;
            limits.checkPoints(points > Long.MAX_VALUE - announced ? Long.MAX_VALUE : announced + points);
            announced += points;
            double[] matrix = matrix(lines, cells);
            for (long i = 0; i < points; i++) {
                if (!lines.next()) {
                    long found = table == null ? 0 : table.points();
                    throw truncated("The PTX announces " + announced + " points and holds " + found, announced, found);
                }
                int count = cells.split(lines.bytes(), 0, lines.length());
                table = table == null ? new TextTable(names(count), selection, limits) : table;
                table.add(cells, count, lines.number());
                place(table, matrix);
            }
        }
        if (table == null) {
            throw new PointCloudException(PointCloudException.Reason.EMPTY, "The PTX holds no points");
        }
        return table.columns().finish(table.points(), PointCloudFormat.PTX, List.of());
    }

    @Override
    public int mostPoints(FileContent file, PointLimits limits) {
        return TextTable.mostPoints(file.size(), limits);
    }

    private static void require(TextLines lines) throws IOException, PointCloudException {
        if (!lines.next()) {
            throw truncated("The PTX ends in a header");
        }
    }

    private static long count(TextLines lines, LineSplitter cells) throws PointCloudException {
        double count = cells.split(lines.bytes(), 0, lines.length()) == 1 ? cells.number(0) : -1;
        if (!(count >= 0 && count <= PointLimits.MOST_POINTS) || count != Math.rint(count)) {
            throw undecodable("Line " + lines.number() + " of the PTX is not the size of a grid");
        }
        return (long) count;
    }

    private static double[] matrix(TextLines lines, LineSplitter cells) throws IOException, PointCloudException {
        double[] matrix = new double[MATRIX_SIZE * MATRIX_SIZE];
        for (int line = 0; line < POSE_LINES + MATRIX_SIZE; line++) {
            require(lines);
            int width = line < POSE_LINES ? 3 : MATRIX_SIZE;
            if (cells.split(lines.bytes(), 0, lines.length()) != width) {
                throw undecodable("Line " + lines.number() + " of the PTX is not a row of a pose");
            }
            for (int i = 0; i < width; i++) {
                double value = cells.number(i);
                if (line >= POSE_LINES) {
                    matrix[MATRIX_SIZE * (line - POSE_LINES) + i] = value;
                }
            }
        }
        return matrix;
    }

    private static List<String> names(int columns) throws PointCloudException {
        List<String> names = new ArrayList<>(List.of("x", "y", "z", AttributeNames.INTENSITY));
        if (columns == MOST_VALUES) {
            names.addAll(List.of("r", "g", "b"));
        } else if (columns != FEWEST_VALUES) {
            throw undecodable("A line of the PTX has " + columns + " values, not 4 or 7");
        }
        return names;
    }

    private static void place(TextTable table, double[] matrix) {
        int point = table.points() - 1;
        double[] local = new double[3];
        boolean missing = true;
        for (int axis = 0; axis < 3; axis++) {
            local[axis] = table.columns().axis(axis).get(point);
            missing &= local[axis] == 0;
        }
        for (int axis = 0; axis < 3; axis++) {
            Column column = table.columns().axis(axis);
            double moved = local[0] * matrix[axis]
                    + local[1] * matrix[MATRIX_SIZE + axis]
                    + local[2] * matrix[2 * MATRIX_SIZE + axis]
                    + matrix[3 * MATRIX_SIZE + axis];
            column.set(point, missing ? Double.NaN : moved);
        }
    }
}
