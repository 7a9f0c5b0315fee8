package org.affectlab.pointformats.numpy;

import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;
import static org.affectlab.pointformats.cloud.PointCloudException.unsupported;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.columns.ColumnSpec;
import org.affectlab.pointformats.columns.RecordField;
import org.affectlab.pointformats.columns.ScalarField;
import org.affectlab.pointformats.columns.UnnamedColumns;
import org.affectlab.pointformats.source.ByteCursor;
import org.affectlab.pointformats.source.RecordBlocks;

/**
 * One array as a cloud.
 *
 * <p>Numbers: the last axis is that of the columns, at least three of them (see {@link UnnamedColumns}); the axes before it
 * are the points, so that a range image of rows and columns is a cloud, row by row. Records: the fields are the columns by
 * their names, one record a point. Fortran order is read for two axes. Bytes after the array give a warning.
 */
final class NpyArray {
    private static final int SAMPLED_POINTS = 100;
    private static final String MORE_DATA = "the NPY goes on after its array";

    private final ByteCursor cursor;
    private final PointLimits limits;
    private final NpyHeader header;
    private final int points;
    private final int columns;

    /** @param mostBytes that can follow in the worst case, which is what the announced array is checked against */
    NpyArray(ByteCursor cursor, PointLimits limits, long mostBytes) throws IOException, PointCloudException {
        this.cursor = cursor;
        this.limits = limits;
        this.header = NpyHeaderParser.parse(cursor, limits);
        List<Long> shape = header.shape();
        int pointAxes = header.named() ? shape.size() : shape.size() - 1;
        if (pointAxes < 1) {
            throw undecodable("The NPY array has too few axes: it must be points by columns");
        }
        if (header.fortranOrder() && shape.size() > 2) {
            throw unsupported("The NPY array is in Fortran order with more than two axes");
        }
        long columnCount = header.named() ? header.fields().size() : shape.get(pointAxes);
        limits.checkColumns(columnCount);
        if (columnCount < 3) {
            throw undecodable("The NPY array has " + columnCount + " columns, x, y and z are needed");
        }
        this.columns = (int) columnCount;
        this.points = limits.checkPoints(product(shape.subList(0, pointAxes)));
        long whole = mostBytes / stride();
        if (points > whole) {
            throw PointCloudException.truncated(
                    "The NPY announces " + points + " points, there is room for " + whole + " at most", points, whole);
        }
    }

    private static long product(List<Long> lengths) {
        long product = 1;
        for (long length : lengths) {
            product = length > 0 && product > Long.MAX_VALUE / length ? Long.MAX_VALUE : product * length;
        }
        return product;
    }

    int points() {
        return points;
    }

    private int stride() {
        return header.named() ? header.stride() : header.stride() * columns;
    }

    PointCloud read(AttributeSelection selection, PointCloudFormat format) throws IOException, PointCloudException {
        boolean byColumn = header.fortranOrder() && !header.named();
        // Names of numbers come from the first points, which must be held until the columns exist.
        int held = header.named() || byColumn ? 0 : Math.min(points, SAMPLED_POINTS);
        ByteBuffer head = ByteBuffer.allocate(held * stride());
        cursor.readFully(head);
        List<ColumnSpec> specs = specs(head, held);
        ColumnSet set = new ColumnSet(specs, selection, limits, points);
        List<RecordField> fields = recordFields(set);
        if (byColumn) {
            readByColumn(set);
        } else {
            fields.forEach(field -> field.decode(head, stride(), held, 0));
            RecordBlocks.read(cursor, stride(), held, points, fields);
        }
        List<String> warnings = cursor.read() >= 0 ? List.of(MORE_DATA) : List.of();
        return set.finish(points, format, warnings);
    }

    private List<ColumnSpec> specs(ByteBuffer head, int held) {
        List<ColumnSpec> specs = new ArrayList<>();
        if (header.named()) {
            header.fields().forEach(field -> specs.add(new ColumnSpec(field.name(), field.type())));
            return specs;
        }
        NpyField field = header.fields().get(0);
        List<double[]> sample = new ArrayList<>();
        Column values = Column.of(field.type(), held * columns);
        values.decode(head.order(field.order()), 0, header.stride(), held * columns, 0);
        for (int point = 0; point < held; point++) {
            double[] row = new double[columns];
            for (int i = 0; i < columns; i++) {
                row[i] = values.get(point * columns + i);
            }
            sample.add(row);
        }
        for (String name : UnnamedColumns.names(columns, sample)) {
            specs.add(new ColumnSpec(name, field.type()));
        }
        return specs;
    }

    private List<RecordField> recordFields(ColumnSet set) {
        List<RecordField> fields = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            NpyField field = header.fields().get(header.named() ? i : 0);
            int offset = header.named() ? field.offset() : i * header.stride();
            Column column = set.get(i);
            if (column != null) {
                fields.add(new ScalarField(column, offset, field.order()));
            }
        }
        return fields;
    }

    private void readByColumn(ColumnSet set) throws IOException, PointCloudException {
        ScalarType type = header.fields().get(0).type();
        ByteOrder order = header.fields().get(0).order();
        for (int i = 0; i < columns; i++) {
            Column column = set.get(i);
            if (column == null) {
                cursor.skip((long) points * type.bytes());
            } else {
                RecordBlocks.read(cursor, type.bytes(), points, List.of(new ScalarField(column, 0, order)));
            }
        }
    }
}
