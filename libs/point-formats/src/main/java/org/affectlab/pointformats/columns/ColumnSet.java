package org.affectlab.pointformats.columns;

import static org.affectlab.pointformats.cloud.PointCloudException.shown;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.CoordinateReference;
import org.affectlab.pointformats.cloud.PlainCoordinates;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file that are wanted: x, y and z always, the others by the selection. It finds their standard names,
 * keeps the memory within the limits while it grows, and makes the cloud at the end. For one thread.
 */
public final class ColumnSet {
    /** A name that any number of columns may have, none of which is loaded. */
    public static final String PADDING = "_";

    private static final int FIRST_GROWTH = 1024;

    private final List<String> names = new ArrayList<>();
    private final @Nullable Column[] columns;
    private final Column[] axes = new Column[3];
    private final PointLimits limits;
    private long bytesPerPoint;
    private int capacity;

    /**
     * @param capacity points that there is room for at first; a number that the file is known to hold, or 0
     * @throws PointCloudException when x, y or z is missing, a name is there twice, or a limit is passed
     */
    public ColumnSet(List<ColumnSpec> specs, AttributeSelection selection, PointLimits limits, int capacity)
            throws PointCloudException {
        limits.checkColumns(specs.size());
        this.limits = limits;
        this.capacity = capacity;
        this.columns = new Column[specs.size()];
        boolean[] wanted = choose(specs, selection);
        limits.checkBytes(bytesPerPoint * capacity);
        for (int i = 0; i < columns.length; i++) {
            if (wanted[i]) {
                Column column = Column.of(specs.get(i).type(), capacity);
                columns[i] = column;
                int axis = AttributeNames.axis(specs.get(i).fileName());
                if (axis >= 0) {
                    axes[axis] = column;
                }
            }
        }
    }

    private boolean[] choose(List<ColumnSpec> specs, AttributeSelection selection) throws PointCloudException {
        Set<String> fileNames = new HashSet<>();
        Set<String> taken = new HashSet<>();
        boolean[] wanted = new boolean[specs.size()];
        for (int i = 0; i < wanted.length; i++) {
            String fileName = name(specs, i);
            int axis = AttributeNames.axis(fileName);
            if (!fileName.equals(PADDING) && !fileNames.add(axis >= 0 ? "axis " + axis : fileName)) {
                throw PointCloudException.undecodable("The column " + shown(fileName) + " is there twice");
            }
            String name = AttributeNames.standardName(fileName);
            if (axis < 0 && !taken.add(name)) {
                name = fileName;
                taken.add(name);
            }
            names.add(name);
            wanted[i] = axis >= 0 || selection.includes(name) && !fileName.equals(PADDING);
            bytesPerPoint += wanted[i] ? specs.get(i).type().bytes() : 0;
        }
        for (int axis = 0; axis < 3; axis++) {
            if (!fileNames.contains("axis " + axis)) {
                throw PointCloudException.undecodable("There is no column " + "xyz".charAt(axis));
            }
        }
        return wanted;
    }

    private static String name(List<ColumnSpec> specs, int place) {
        String fileName = specs.get(place).fileName();
        return fileName.isBlank() ? UnnamedColumns.name(place) : fileName;
    }

    /** The column of a spec, by its place in the list; null when it is not wanted. */
    public @Nullable Column get(int spec) {
        return columns[spec];
    }

    /** The column of x, y or z (0, 1, 2). */
    public Column axis(int axis) {
        return axes[axis];
    }

    /** Makes room for a number of points, in steps that double. */
    public void ensureCapacity(int points) throws PointCloudException {
        ensureCapacity(points, limits.maxPoints());
    }

    /** @param most points that there will ever be */
    public void ensureCapacity(int points, int most) throws PointCloudException {
        if (points > capacity) {
            long doubled = Math.min(Math.max(FIRST_GROWTH, 2L * capacity), most);
            int grown = (int) Math.max(points, doubled);
            limits.checkBytes(bytesPerPoint * points);
            resize(grown);
        }
    }

    /** Cuts or enlarges all columns to a number of points. */
    public void resize(int length) {
        capacity = length;
        for (Column column : columns) {
            if (column != null) {
                column.resize(length);
            }
        }
    }

    /** @param points that were filled in, at least one */
    public PointCloud finish(int points, PointCloudFormat format, List<String> warnings) {
        resize(points);
        return new PointCloud(
                format,
                new PlainCoordinates(axes[0], axes[1], axes[2]),
                attributes(),
                CoordinateReference.unknown(),
                warnings);
    }

    /** All wanted columns but x, y and z, with their full scales, colours unified. */
    public List<PointAttribute> attributes() {
        List<PointAttribute> attributes = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            if (column != null
                    && column != axes[0]
                    && column != axes[1]
                    && column != axes[2]
                    && used.add(names.get(i))) {
                attributes.add(AttributeScale.attribute(names.get(i), column));
            }
        }
        return ColourScale.unify(attributes);
    }
}
