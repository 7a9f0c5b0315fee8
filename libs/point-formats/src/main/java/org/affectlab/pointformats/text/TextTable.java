package org.affectlab.pointformats.text;

import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.columns.ColumnSpec;

/**
 * Collects the points of a text file. Coordinates are doubles; so are attributes, but those with few digits, which are
 * floats. For one thread.
 */
final class TextTable {
    private static final Set<String> FLOATS = Set.of(
            AttributeNames.INTENSITY,
            AttributeNames.RETURN_NUMBER,
            AttributeNames.NUMBER_OF_RETURNS,
            AttributeNames.RED,
            AttributeNames.GREEN,
            AttributeNames.BLUE,
            AttributeNames.CLASSIFICATION);

    /** Three digits, what separates them, and the end of the line. */
    private static final int SHORTEST_LINE = 6;

    private final ColumnSet columns;
    private final PointLimits limits;
    private final int width;
    private int points;

    TextTable(List<String> names, AttributeSelection selection, PointLimits limits) throws PointCloudException {
        List<ColumnSpec> specs = new ArrayList<>();
        for (String name : names) {
            boolean few = FLOATS.contains(AttributeNames.standardName(name));
            specs.add(new ColumnSpec(name, few ? ScalarType.FLOAT32 : ScalarType.FLOAT64));
        }
        this.columns = new ColumnSet(specs, selection, limits, 0);
        this.limits = limits;
        this.width = names.size();
    }

    /** As many points as a text of this length can hold, within the limits; the end of its last line may be missing. */
    static int mostPoints(long bytes, PointLimits limits) {
        return (int) Math.max(1, Math.min(limits.maxPoints(), (bytes + 1) / SHORTEST_LINE));
    }

    int points() {
        return points;
    }

    ColumnSet columns() {
        return columns;
    }

    /** Adds the point of a line that was split. */
    void add(LineSplitter cells, int count, long lineNumber) throws PointCloudException {
        if (count != width) {
            throw undecodable("Line " + lineNumber + " has " + count + " values, the lines before it have " + width);
        }
        columns.ensureCapacity(limits.checkPoints(points + 1L));
        for (int i = 0; i < width; i++) {
            Column column = columns.get(i);
            if (column != null) {
                column.set(points, cells.number(i));
            }
        }
        points++;
    }
}
