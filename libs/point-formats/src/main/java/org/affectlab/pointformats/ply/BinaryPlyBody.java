package org.affectlab.pointformats.ply;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.columns.RecordField;
import org.affectlab.pointformats.columns.ScalarField;
import org.affectlab.pointformats.source.ByteCursor;
import org.affectlab.pointformats.source.RecordBlocks;

/** Binary values without padding. */
final class BinaryPlyBody implements PlyBody {
    private final ByteCursor cursor;
    private final ByteOrder order;

    BinaryPlyBody(ByteCursor cursor, ByteOrder order) {
        this.cursor = cursor;
        this.order = order;
    }

    @Override
    public void skip(PlyElement element) throws IOException, PointCloudException {
        if (element.properties().isEmpty()) {
            return;
        }
        requireRoom(element);
        if (!element.hasLists()) {
            cursor.skip(element.count() * element.fewestBytes());
            return;
        }
        for (long i = 0; i < element.count(); i++) {
            for (PlyProperty property : element.properties()) {
                if (property.isList()) {
                    skipList(property);
                } else {
                    cursor.skip(property.type().bytes());
                }
            }
        }
    }

    private void skipList(PlyProperty list) throws IOException, PointCloudException {
        double length = cursor.readScalar(list.countType().orElseThrow());
        if (length < 0) {
            throw PointCloudException.undecodable("A list of the PLY has a negative length");
        }
        cursor.skip((long) Math.min(length * list.type().bytes(), Long.MAX_VALUE));
    }

    @Override
    public void requireRoom(PlyElement element) throws PointCloudException {
        PlyBody.requireRoom(element, cursor.remaining(), element.fewestBytes());
    }

    @Override
    public void read(PlyElement vertex, int points, ColumnSet columns) throws IOException, PointCloudException {
        List<RecordField> fields = new ArrayList<>();
        int spec = 0;
        int offset = 0;
        for (PlyProperty property : vertex.properties()) {
            if (!property.isList()) {
                Column column = columns.get(spec++);
                if (column != null) {
                    fields.add(new ScalarField(column, offset, order));
                }
                offset += property.type().bytes();
            }
        }
        if (vertex.hasLists()) {
            readWithLists(vertex, points, offset, fields);
        } else {
            RecordBlocks.read(cursor, offset, points, fields);
        }
    }

    /** Gathers the single values of each vertex into records without the lists. */
    private void readWithLists(PlyElement vertex, int points, int stride, List<RecordField> fields)
            throws IOException, PointCloudException {
        ByteBuffer packed = ByteBuffer.allocate(stride);
        for (int point = 0; point < points; point++) {
            packed.clear();
            for (PlyProperty property : vertex.properties()) {
                if (property.isList()) {
                    skipList(property);
                } else {
                    int end = packed.position() + property.type().bytes();
                    cursor.readFully(packed.limit(end));
                    packed.limit(stride);
                }
            }
            for (RecordField field : fields) {
                field.decode(packed, stride, 1, point);
            }
        }
    }

    @Override
    public boolean hasMore() throws IOException {
        int c = cursor.read();
        while (c == '\n' || c == '\r') {
            c = cursor.read();
        }
        return c >= 0;
    }
}
