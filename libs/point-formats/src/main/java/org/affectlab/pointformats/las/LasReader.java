package org.affectlab.pointformats.las;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
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
import org.affectlab.pointformats.columns.BitField;
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.columns.ColumnSpec;
import org.affectlab.pointformats.columns.RecordField;
import org.affectlab.pointformats.columns.ScalarField;
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
        List<LasField> fields = LasFields.of(header.pointFormat());
        List<ExtraDimension> extra = usableExtra(header, records, fields);
        List<ColumnSpec> specs = specs(fields, extra);
        LasPoints points = new LasPoints(file, header, records);
        ColumnSet columns = new ColumnSet(specs, selection, limits, capacity(file, header));
        read(points, header, columns, fields, extra);
        columns.resize(header.points());
        return new PointCloud(
                header.compressed() ? PointCloudFormat.LAZ : PointCloudFormat.LAS,
                new ScaledCoordinates(
                        columns.axis(0), columns.axis(1), columns.axis(2), header.scale(), header.offset()),
                columns.attributes(),
                records.reference(),
                List.of());
    }

    /** The length of a LAS proves its number of points. That of a LAZ makes it likely, and the columns grow where it was too low. */
    private static int capacity(FileContent file, LasHeader header) {
        return header.compressed()
                ? (int) Math.min(header.points(), file.size() / USUAL_COMPRESSED_BYTES)
                : header.points();
    }

    private static List<ExtraDimension> usableExtra(LasHeader header, LasRecords records, List<LasField> fields)
            throws IOException, PointCloudException {
        List<ExtraDimension> usable = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        fields.forEach(field -> taken.add(field.name()));
        for (ExtraDimension dimension : records.extraDimensions(header.extraBytes())) {
            boolean named = !dimension.name().isEmpty() && AttributeNames.axis(dimension.name()) < 0;
            if (dimension.type().isPresent() && named && taken.add(dimension.name())) {
                usable.add(dimension);
            }
        }
        return usable;
    }

    private static List<ColumnSpec> specs(List<LasField> fields, List<ExtraDimension> extra) {
        List<ColumnSpec> specs = new ArrayList<>();
        fields.forEach(field -> specs.add(new ColumnSpec(field.name(), field.type())));
        extra.forEach(dimension -> specs.add(new ColumnSpec(dimension.name(), dimension.columnType())));
        return specs;
    }

    private static void read(
            LasPoints points, LasHeader header, ColumnSet columns, List<LasField> fields, List<ExtraDimension> extra)
            throws IOException, PointCloudException {
        List<RecordField> wanted = recordFields(header, columns, fields, extra);
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

    private static List<RecordField> recordFields(
            LasHeader header, ColumnSet columns, List<LasField> fields, List<ExtraDimension> extra) {
        List<RecordField> wanted = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            LasField field = fields.get(i);
            Column column = columns.get(i);
            if (column != null) {
                wanted.add(
                        field.bits() > 0
                                ? new BitField(column, field.offset(), field.shift(), field.bits())
                                : new ScalarField(column, field.offset(), ByteOrder.LITTLE_ENDIAN));
            }
        }
        int extraOffset = header.recordLength() - header.extraBytes();
        for (int i = 0; i < extra.size(); i++) {
            ExtraDimension dimension = extra.get(i);
            Column column = columns.get(fields.size() + i);
            if (column != null) {
                ScalarField field = new ScalarField(column, extraOffset + dimension.offset(), ByteOrder.LITTLE_ENDIAN);
                wanted.add(dimension.isScaled() ? dimension.scaled(field) : field);
            }
        }
        return wanted;
    }
}
