package org.affectlab.pointformats.pcd;

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
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.columns.RecordField;
import org.affectlab.pointformats.columns.ScalarField;
import org.affectlab.pointformats.pcd.PcdHeader.Data;
import org.affectlab.pointformats.source.ByteCursor;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.PointCloudDecoder;
import org.affectlab.pointformats.source.RecordBlocks;

/**
 * Reads PCD: ascii, binary and binary_compressed, little-endian, as the Point Cloud Library writes it. Organised clouds keep
 * the places that have no return as points with NaN coordinates, row by row. {@code rgb} and {@code rgba} become red, green
 * and blue. The viewpoint is not applied, as in the library itself. Coordinates that ascii announces as float are doubles,
 * so that no digit is lost. More data than announced gives a warning.
 */
public final class PcdReader implements PointCloudDecoder {
    private static final String MORE_DATA = "the PCD goes on after the points that it announces";

    @Override
    public PointCloud decode(FileContent file, AttributeSelection selection, PointLimits limits)
            throws IOException, PointCloudException {
        ByteCursor cursor = file.cursor(0).order(ByteOrder.LITTLE_ENDIAN);
        PcdHeader header = new PcdHeaderParser(limits).parse(cursor);
        int points = limits.checkPoints(header.points());
        requireRoom(header, cursor.remaining());
        boolean compressed = header.data() == Data.BINARY_COMPRESSED;
        if (compressed) {
            checkCompressed(header, cursor);
        }
        ColumnSet columns = new ColumnSet(header.specs(), selection, limits, points);
        boolean more;
        if (header.data() == Data.ASCII) {
            more = new AsciiPcdBody(cursor).read(header, columns);
        } else {
            // The library itself leaves bytes behind compressed data.
            more = !compressed && cursor.remaining() > header.stride() * points;
            if (compressed) {
                readCompressed(cursor, header, columns);
            } else {
                RecordBlocks.read(cursor, (int) header.stride(), points, recordFields(header, columns));
            }
        }
        return columns.finish(points, PointCloudFormat.PCD, more ? List.of(MORE_DATA) : List.of());
    }

    @Override
    public int mostPoints(FileContent file, PointLimits limits) throws IOException, PointCloudException {
        return limits.checkPoints(
                new PcdHeaderParser(limits).parse(file.cursor(0)).points());
    }

    private static void requireRoom(PcdHeader header, long remaining) throws PointCloudException {
        long perPoint =
                switch (header.data()) {
                    // A digit and a separator for each value; the last separator may be missing.
                    case ASCII ->
                        2 * header.fields().stream().mapToLong(PcdField::count).sum();
                    case BINARY -> header.stride();
                    case BINARY_COMPRESSED -> 0;
                };
        long room = header.data() == Data.ASCII ? remaining + 1 : remaining;
        if (perPoint > 0 && header.points() > room / perPoint) {
            throw PointCloudException.truncated(
                    "The PCD announces " + header.points() + " points, the file has room for " + room / perPoint
                            + " at most",
                    header.points(),
                    room / perPoint);
        }
    }

    private static void checkCompressed(PcdHeader header, ByteCursor cursor) throws IOException, PointCloudException {
        ByteBuffer sizes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        cursor.readFully(sizes);
        long compressed = Integer.toUnsignedLong(sizes.getInt(0));
        long plain = Integer.toUnsignedLong(sizes.getInt(4));
        if (compressed > cursor.remaining()) {
            throw PointCloudException.truncated("The compressed data of the PCD ends too early");
        }
        if (plain != header.stride() * header.points() || plain / LzfDecoder.LARGEST_EXPANSION > compressed) {
            throw PointCloudException.undecodable("The PCD's compressed data has another length than its points");
        }
    }

    private static List<RecordField> recordFields(PcdHeader header, ColumnSet columns) {
        List<RecordField> fields = new ArrayList<>();
        int spec = 0;
        int offset = 0;
        for (PcdField field : header.fields()) {
            for (int i = 0; i < field.specs().size(); i++) {
                Column column = columns.get(spec++);
                if (column != null) {
                    fields.add(new ScalarField(column, offset + field.offset(i), ByteOrder.LITTLE_ENDIAN));
                }
            }
            offset += (int) field.bytes();
        }
        return fields;
    }

    /** Compressed data holds all values of the first field, then all of the second and so on. */
    private static void readCompressed(ByteCursor cursor, PcdHeader header, ColumnSet columns)
            throws IOException, PointCloudException {
        LzfDecoder decoder = new LzfDecoder(cursor);
        int points = (int) header.points();
        int spec = 0;
        for (PcdField field : header.fields()) {
            int stride = (int) field.bytes();
            if (stride == 0) {
                continue;
            }
            int perBlock = RecordBlocks.recordsPerBlock(stride, points);
            ByteBuffer block = ByteBuffer.allocate(perBlock * stride).order(ByteOrder.LITTLE_ENDIAN);
            for (int first = 0; first < points; first += perBlock) {
                int count = Math.min(perBlock, points - first);
                decoder.readFully(block.clear().limit(count * stride));
                for (int i = 0; i < field.specs().size(); i++) {
                    Column column = columns.get(spec + i);
                    if (column != null) {
                        column.decode(block, field.offset(i), stride, count, first);
                    }
                }
            }
            spec += field.specs().size();
        }
    }
}
