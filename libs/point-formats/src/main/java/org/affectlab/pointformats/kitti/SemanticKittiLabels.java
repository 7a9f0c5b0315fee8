package org.affectlab.pointformats.kitti;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.PointValues;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.columns.ScalarField;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.RecordBlocks;

/**
 * The {@code .label} file of a SemanticKITTI scan: for each point 32 bits, the lower 16 the class, the upper 16 the
 * instance. Immutable, for many threads; 4 bytes a point.
 */
public final class SemanticKittiLabels {
    private static final int BYTES = 4;

    private final PointValues values;

    private SemanticKittiLabels(PointValues values) {
        this.values = values;
    }

    /** @throws PointCloudException when the file is empty, over the limits, or its length no multiple of 4 bytes */
    public static SemanticKittiLabels read(Path file, PointLimits limits) throws IOException, PointCloudException {
        try (FileContent content = FileContent.open(file)) {
            if (content.size() % BYTES != 0) {
                throw PointCloudException.truncated("The length of the label file is no multiple of 4 bytes");
            }
            int points = limits.checkPoints(content.size() / BYTES);
            limits.checkBytes(content.size());
            Column column = Column.of(ScalarType.UINT32, points);
            RecordBlocks.read(
                    content.cursor(0), BYTES, points, List.of(new ScalarField(column, 0, ByteOrder.LITTLE_ENDIAN)));
            return new SemanticKittiLabels(column);
        }
    }

    public int size() {
        return values.size();
    }

    /** The data set's own class number of a point, 0 to 65535. */
    public int semanticClass(int point) {
        return (int) ((long) values.get(point) & 0xFFFF);
    }

    /** Number of the object within its class and sequence, 0 to 65535; 0 where there is none. */
    public int instance(int point) {
        return (int) ((long) values.get(point) >> 16);
    }
}
