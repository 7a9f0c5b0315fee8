package org.affectlab.pointformats.ply;

import java.io.IOException;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.columns.ColumnSpec;
import org.affectlab.pointformats.source.ByteCursor;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.PointCloudDecoder;

/**
 * Reads the vertices of a PLY 1.0: ascii, binary little or big endian, properties of any scalar type (64-bit integers as
 * CloudCompare writes them included). Coordinates that ascii announces as float are doubles, so that no digit is lost. Other
 * elements and lists are passed over, also those before and inside of the vertices. The vertices are checked against the
 * length of the file before memory is reserved; bytes after the last vertex are not looked at, other than to warn where the
 * vertices are the last element and more than white space follows.
 */
public final class PlyReader implements PointCloudDecoder {
    private static final String MORE_DATA = "the PLY goes on after the vertices that it announces";

    @Override
    public PointCloud decode(FileContent file, AttributeSelection selection, PointLimits limits)
            throws IOException, PointCloudException {
        ByteCursor cursor = file.cursor(0);
        PlyHeader header = new PlyHeaderParser(limits).parse(cursor);
        int vertexIndex = header.vertexIndex();
        PlyElement vertex = header.elements().get(vertexIndex);
        int points = limits.checkPoints(vertex.count());
        PlyBody body = header.order().isPresent()
                ? new BinaryPlyBody(
                        cursor.order(header.order().get()), header.order().get())
                : new AsciiPlyBody(cursor);
        for (PlyElement before : header.elements().subList(0, vertexIndex)) {
            body.skip(before);
        }
        body.requireRoom(vertex);
        List<ColumnSpec> specs = vertex.properties().stream()
                .filter(property -> !property.isList())
                .map(property -> new ColumnSpec(property.name(), property.type()))
                .map(spec -> header.order().isPresent() ? spec : spec.withExactText())
                .toList();
        ColumnSet columns = new ColumnSet(specs, selection, limits, points);
        body.read(vertex, points, columns);
        boolean last = vertexIndex == header.elements().size() - 1;
        List<String> warnings = last && body.hasMore() ? List.of(MORE_DATA) : List.of();
        return columns.finish(points, PointCloudFormat.PLY, warnings);
    }

    @Override
    public int mostPoints(FileContent file, PointLimits limits) throws IOException, PointCloudException {
        PlyHeader header = new PlyHeaderParser(limits).parse(file.cursor(0));
        return limits.checkPoints(header.elements().get(header.vertexIndex()).count());
    }
}
