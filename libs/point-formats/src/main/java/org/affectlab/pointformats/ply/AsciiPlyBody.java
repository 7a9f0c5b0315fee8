package org.affectlab.pointformats.ply;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.source.AsciiTokens;
import org.affectlab.pointformats.source.ByteCursor;

/** Words between white space; the ends of lines mean nothing. */
final class AsciiPlyBody implements PlyBody {
    private final ByteCursor cursor;
    private final AsciiTokens tokens;

    AsciiPlyBody(ByteCursor cursor) {
        this.cursor = cursor;
        this.tokens = new AsciiTokens(cursor);
    }

    @Override
    public void skip(PlyElement element) throws IOException, PointCloudException {
        if (element.properties().isEmpty()) {
            return;
        }
        for (long i = 0; i < element.count(); i++) {
            for (PlyProperty property : element.properties()) {
                skip(property);
            }
        }
    }

    private void skip(PlyProperty property) throws IOException, PointCloudException {
        tokens.require();
        if (property.isList()) {
            double length = tokens.number(property.countType().orElseThrow());
            if (length < 0) {
                throw PointCloudException.undecodable("A list of the PLY has a negative length");
            }
            for (double i = 0; i < length; i++) {
                tokens.require();
            }
        }
    }

    @Override
    public void requireRoom(PlyElement element) throws PointCloudException {
        // A digit and a separator for each value; the last separator may be missing.
        PlyBody.requireRoom(
                element, cursor.remaining() + 1, 2L * element.properties().size());
    }

    @Override
    public void read(PlyElement vertex, int points, ColumnSet columns) throws IOException, PointCloudException {
        for (int point = 0; point < points; point++) {
            int spec = 0;
            for (PlyProperty property : vertex.properties()) {
                if (property.isList()) {
                    skip(property);
                    continue;
                }
                if (!tokens.next()) {
                    throw PointCloudException.truncated(
                            "The PLY announces " + points + " vertices and ends in vertex " + (point + 1),
                            points,
                            point);
                }
                Column column = columns.get(spec++);
                if (column != null) {
                    column.set(point, tokens.number(column.type()));
                }
            }
        }
    }

    @Override
    public boolean hasMore() throws IOException, PointCloudException {
        return tokens.next();
    }
}
