package org.affectlab.pointformats.text;

import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.columns.UnnamedColumns;
import org.affectlab.pointformats.source.FileContent;
import org.affectlab.pointformats.source.PointCloudDecoder;
import org.affectlab.pointformats.text.LineSplitter.Delimiter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a point a line: XYZ, CSV, ASC.
 *
 * <ul>
 *   <li><b>Delimiter</b>: semicolons when the first line that is no comment has one (decimal commas are read then), else
 *       commas when it has one, else white space.
 *   <li><b>Names</b>: the first line, when it has a cell that is no number; also behind {@code //} or {@code #}, as
 *       CloudCompare writes it, when x, y and z are among its cells. x, y and z must be among the names; columns with words
 *       in the line after it are passed over. Without names see {@link UnnamedColumns}.
 *   <li><b>Comments</b>: other lines that begin with {@code #} or {@code //}; blank lines.
 *   <li><b>Numbers</b>: {@code nan} and {@code inf} too; coordinates as doubles. Every line has as many as the first.
 * </ul>
 *
 * <p>A text that was cut off between two lines looks whole.
 */
public final class TextReader implements PointCloudDecoder {
    private static final int SAMPLED_LINES = 100;

    @Override
    public PointCloud decode(FileContent file, AttributeSelection selection, PointLimits limits)
            throws IOException, PointCloudException {
        TextLayout layout = layout(file, limits);
        TextTable table = new TextTable(layout.names(), selection, limits);
        TextLines lines = new TextLines(file.cursor(0), limits);
        LineSplitter cells = new LineSplitter(layout.delimiter(), limits);
        boolean nameLineLeft = layout.nameLine();
        while (lines.next()) {
            if (commentLength(lines.bytes(), lines.length()) > 0) {
                continue;
            }
            if (nameLineLeft) {
                nameLineLeft = false;
                continue;
            }
            table.add(cells, cells.split(lines.bytes(), 0, lines.length()), lines.number());
        }
        if (table.points() == 0) {
            throw new PointCloudException(Reason.EMPTY, "The text holds no points");
        }
        return table.columns().finish(table.points(), PointCloudFormat.TEXT, List.of());
    }

    @Override
    public int mostPoints(FileContent file, PointLimits limits) {
        return TextTable.mostPoints(file.size(), limits);
    }

    /**
     * How the lines are made.
     *
     * @param nameLine whether the first line that is no comment holds names
     */
    private record TextLayout(Delimiter delimiter, List<String> names, boolean nameLine) {}

    private static TextLayout layout(FileContent file, PointLimits limits) throws IOException, PointCloudException {
        TextLines lines = new TextLines(file.cursor(0), limits);
        List<String> commentNames = List.of();
        @Nullable LineSplitter cells = null;
        Delimiter delimiter = Delimiter.WHITE_SPACE;
        List<double[]> sample = new ArrayList<>();
        while (sample.size() < SAMPLED_LINES && lines.next()) {
            int comment = commentLength(lines.bytes(), lines.length());
            if (comment > 0) {
                commentNames = commentNames.isEmpty() ? commentNames(lines, comment, limits) : commentNames;
                continue;
            }
            boolean first = cells == null;
            if (cells == null) {
                delimiter = Delimiter.of(lines.bytes(), lines.length());
                cells = new LineSplitter(delimiter, limits);
            }
            int count = cells.split(lines.bytes(), 0, lines.length());
            if (first && !allNumbers(cells, count)) {
                return new TextLayout(delimiter, numbersOnly(texts(cells, count), lines, cells), true);
            }
            if (sample.isEmpty() || count == sample.get(0).length) {
                sample.add(numbers(cells, count));
            }
        }
        if (sample.isEmpty()) {
            throw new PointCloudException(Reason.EMPTY, "The text holds no points");
        }
        int width = sample.get(0).length;
        if (width < 3) {
            throw undecodable("A line has " + width + " values, x, y and z are needed");
        }
        boolean named = commentNames.size() == width;
        return new TextLayout(delimiter, named ? commentNames : UnnamedColumns.names(width, sample), false);
    }

    /** Bytes of the mark of a comment, 0 when the line is none. */
    private static int commentLength(byte[] line, int length) {
        int at = 0;
        while (at < length && line[at] <= ' ' && line[at] >= 0) {
            at++;
        }
        if (at < length && line[at] == '#') {
            return at + 1;
        }
        return at + 1 < length && line[at] == '/' && line[at + 1] == '/' ? at + 2 : 0;
    }

    private static List<String> commentNames(TextLines lines, int from, PointLimits limits) throws PointCloudException {
        Delimiter delimiter = Delimiter.of(lines.bytes(), lines.length());
        LineSplitter cells = new LineSplitter(delimiter, limits);
        List<String> names = texts(cells, cells.split(lines.bytes(), from, lines.length()));
        boolean positions =
                names.stream().filter(name -> AttributeNames.axis(name) >= 0).count() == 3;
        return positions ? names : List.of();
    }

    /**
     * The names with those of columns that hold no number in the first line after them replaced by a name that is passed
     * over.
     */
    private static List<String> numbersOnly(List<String> names, TextLines lines, LineSplitter cells)
            throws IOException, PointCloudException {
        while (lines.next()) {
            if (commentLength(lines.bytes(), lines.length()) == 0) {
                int count = cells.split(lines.bytes(), 0, lines.length());
                List<String> numbers = new ArrayList<>();
                for (int i = 0; i < names.size(); i++) {
                    numbers.add(i < count && cells.isNumber(i) ? names.get(i) : ColumnSet.PADDING);
                }
                return numbers;
            }
        }
        return names;
    }

    private static boolean allNumbers(LineSplitter cells, int count) {
        for (int i = 0; i < count; i++) {
            if (!cells.isNumber(i)) {
                return false;
            }
        }
        return true;
    }

    private static double[] numbers(LineSplitter cells, int count) throws PointCloudException {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = cells.number(i);
        }
        return numbers;
    }

    private static List<String> texts(LineSplitter cells, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(cells.text(i));
        }
        return texts;
    }
}
