package org.affectlab.pointformats.las;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.ScaledCoordinates;
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.columns.ColumnSpec;
import org.affectlab.pointformats.columns.RecordField;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.PointCloudDecoder;

/**
 * Reads LAS 1.0 to 1.4 and LAZ (COPC too), point formats 0 to 10.
 *
 * <p>The number of points read is the header's, or the file is refused with both numbers. Attributes: {@code intensity},
 * {@code return_number}, {@code number_of_returns}, {@code classification} (0 to 31 in point formats 0 to 5), colour, and on
 * request {@code nir}, {@code gps_time}, {@code scan_angle} (0.006 degrees) or {@code scan_angle_rank} (degrees), {@code
 * user_data}, {@code point_source_id}, {@code scanner_channel} and every described extra dimension by its name, with its
 * scale and offset applied. Points that the file marks as withheld are points like all others.
 */
public final class LasReader implements PointCloudDecoder {
    /** Few files are compressed below this many bytes a point. */
    private static final int USUAL_COMPRESSED_BYTES = 2;

    @Override
    public PointCloud decode(FileContent file, AttributeSelection selection, PointLimits limits)
            throws IOException, PointCloudException {
        LasHeader header = new LasHeaderParser(file, limits).parse();
        LasRecords records = new LasRecords(file, header, limits);
        List<LasField> fields = fields(header, records);
        List<ColumnSpec> specs = fields.stream().map(LasField::spec).toList();
        ColumnSet columns = new ColumnSet(specs, selection, limits, capacity(file, header));
        read(file, header, records, fields, columns);
        columns.resize(header.points());
        return new PointCloud(
                header.compressed() ? PointCloudFormat.LAZ : PointCloudFormat.LAS,
                new ScaledCoordinates(
                        columns.axis(0), columns.axis(1), columns.axis(2), header.scale(), header.offset()),
                columns.attributes(),
                records.reference(),
                List.of());
    }

    @Override
    public int mostPoints(FileContent file, PointLimits limits) throws IOException, PointCloudException {
        return new LasHeaderParser(file, limits).parse().points();
    }

    /** A LAS's length proves its number of points, a LAZ's makes it likely; the columns grow where it was too low. */
    private static int capacity(FileContent file, LasHeader header) {
        return header.compressed()
                ? (int) Math.min(header.points(), file.size() / USUAL_COMPRESSED_BYTES)
                : header.points();
    }

    /** Those of the point format, then the extra dimensions that have a type and a name of their own. */
    private static List<LasField> fields(LasHeader header, LasRecords records) throws IOException, PointCloudException {
        List<LasField> fields = new ArrayList<>(LasFields.of(header.pointFormat()));
        Set<String> taken = new HashSet<>();
        fields.forEach(field -> taken.add(field.name()));
        int extraOffset = header.recordLength() - header.extraBytes();
        for (ExtraDimension dimension : records.extraDimensions(header.extraBytes())) {
            boolean named = !dimension.name().isEmpty() && AttributeNames.axis(dimension.name()) < 0;
            if (dimension.type().isPresent() && named && taken.add(dimension.name())) {
                fields.add(dimension.field(extraOffset));
            }
        }
        return fields;
    }

    private static void read(
            FileContent file, LasHeader header, LasRecords records, List<LasField> fields, ColumnSet columns)
            throws IOException, PointCloudException {
        List<RecordField> wanted = new ArrayList<>();
        BitSet places = new BitSet();
        for (int i = 0; i < fields.size(); i++) {
            Column column = columns.get(i);
            if (column != null) {
                wanted.add(fields.get(i).into(column));
                fields.get(i).addPlaces(places);
            }
        }
        LasPoints points = new LasPoints(file, header, records, places);
        int first = 0;
        for (ByteBuffer block = points.next(); block.hasRemaining(); block = points.next()) {
            int count = block.remaining() / header.recordLength();
            columns.ensureCapacity(first + count, header.points());
            for (RecordField field : wanted) {
                field.decode(block, header.recordLength(), count, first);
            }
            first += count;
        }
    }
}
