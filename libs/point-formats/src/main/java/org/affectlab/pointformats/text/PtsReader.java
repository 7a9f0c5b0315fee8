package org.affectlab.pointformats.text;

import static org.affectlab.pointformats.cloud.PointCloudException.truncated;
import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.PointCloudDecoder;
import org.affectlab.pointformats.text.LineSplitter.Delimiter;

/**
 * Reads PTS: a line with the number of points, then x y z, x y z i, x y z r g b or x y z i r g b, with i from -2048 to 2047;
 * several such parts may follow one another. Lines beyond the announced number are points too, with a warning; fewer are
 * refused.
 */
public final class PtsReader implements PointCloudDecoder {
    private static final double DARKEST = -2048;
    private static final double BRIGHTEST = 2047;

    @Override
    public PointCloud decode(FileContent file, AttributeSelection selection, PointLimits limits)
            throws IOException, PointCloudException {
        TextLines lines = new TextLines(file.cursor(0), limits);
        LineSplitter cells = new LineSplitter(Delimiter.WHITE_SPACE, limits);
        long announced = 0;
        TextTable table = null;
        while (lines.next()) {
            int count = cells.split(lines.bytes(), 0, lines.length());
            if (count == 1) {
                announced += count(cells, lines.number());
                limits.checkPoints(announced);
            } else {
                table = table == null ? new TextTable(names(count), selection, limits) : table;
                table.add(cells, count, lines.number());
            }
        }
        long points = table == null ? 0 : table.points();
        if (points < announced || table == null) {
            throw truncated("The PTS announces " + announced + " points and holds " + points, announced, points);
        }
        List<String> warnings = points > announced
                ? List.of("the PTS announces " + announced + " points and holds " + points)
                : List.of();
        return withIntensityScale(table.columns().finish(table.points(), PointCloudFormat.PTS, warnings));
    }

    @Override
    public int mostPoints(FileContent file, PointLimits limits) {
        return TextTable.mostPoints(file.size(), limits);
    }

    private static long count(LineSplitter cells, long lineNumber) throws PointCloudException {
        double count = cells.number(0);
        if (!(count >= 0 && count <= Long.MAX_VALUE) || count != Math.rint(count)) {
            throw undecodable("Line " + lineNumber + " of the PTS is neither a number of points nor a point");
        }
        return (long) count;
    }

    private static List<String> names(int columns) throws PointCloudException {
        List<String> names = new ArrayList<>(List.of("x", "y", "z"));
        switch (columns) {
            case 3 -> {}
            case 4 -> names.add(AttributeNames.INTENSITY);
            case 6 -> names.addAll(List.of("r", "g", "b"));
            case 7 -> names.addAll(List.of(AttributeNames.INTENSITY, "r", "g", "b"));
            default -> throw undecodable("A line of the PTS has " + columns + " values, not 3, 4, 6 or 7");
        }
        return names;
    }

    private static PointCloud withIntensityScale(PointCloud cloud) {
        List<PointAttribute> attributes = new ArrayList<>();
        for (PointAttribute attribute : cloud.attributes()) {
            boolean intensity = attribute.name().equals(AttributeNames.INTENSITY);
            attributes.add(
                    intensity
                            ? new PointAttribute(attribute.name(), attribute.values(), DARKEST, BRIGHTEST)
                            : attribute);
        }
        return new PointCloud(cloud.format(), cloud.coordinates(), attributes, cloud.reference(), cloud.warnings());
    }
}
