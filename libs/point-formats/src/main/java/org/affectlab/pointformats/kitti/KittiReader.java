package org.affectlab.pointformats.kitti;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.columns.ColumnSpec;
import org.affectlab.pointformats.columns.RecordField;
import org.affectlab.pointformats.columns.ScalarField;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.PointCloudDecoder;
import org.affectlab.pointformats.source.RecordBlocks;

/**
 * Reads the scans of KITTI and SemanticKITTI: little-endian floats x (forward), y (left), z (up) in metres and reflectance
 * from 0 to 1, nothing else. Nothing in such a file proves that it is one.
 */
public final class KittiReader implements PointCloudDecoder {
    private static final int RECORD_BYTES = 16;
    private static final List<String> NAMES = List.of("x", "y", "z", AttributeNames.INTENSITY);

    @Override
    public PointCloud decode(FileContent file, AttributeSelection selection, PointLimits limits)
            throws IOException, PointCloudException {
        int points = mostPoints(file, limits);
        List<ColumnSpec> specs = NAMES.stream()
                .map(name -> new ColumnSpec(name, ScalarType.FLOAT32))
                .toList();
        ColumnSet columns = new ColumnSet(specs, selection, limits, points);
        List<RecordField> fields = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            Column column = columns.get(i);
            if (column != null) {
                fields.add(new ScalarField(column, 4 * i, ByteOrder.LITTLE_ENDIAN));
            }
        }
        RecordBlocks.read(file.cursor(0), RECORD_BYTES, points, fields);
        return columns.finish(points, PointCloudFormat.KITTI_BIN, List.of());
    }

    @Override
    public int mostPoints(FileContent file, PointLimits limits) throws IOException, PointCloudException {
        if (file.size() % RECORD_BYTES != 0) {
            throw new PointCloudException(
                    Reason.TRUNCATED, "The length of the scan is no multiple of " + RECORD_BYTES + " bytes");
        }
        return limits.checkPoints(file.size() / RECORD_BYTES);
    }
}
