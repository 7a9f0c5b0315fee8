package org.affectlab.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown that can be read on a terminal too: columns are padded to one width. Not thread-safe. */
public final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    public MarkdownTable(String... columns) {
        rows.add(List.of(columns));
    }

    /** @throws IllegalArgumentException if there are not as many cells as columns */
    public MarkdownTable row(String... cells) {
        if (cells.length != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + rows.get(0).size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Target, actual value, and whether it was met. */
    public static MarkdownTable of(List<Target> targets) {
        MarkdownTable table = new MarkdownTable("what", "target", "actual", "met");
        targets.forEach(
                target -> table.row(target.name(), target.bound(), target.actual(), target.met() ? "yes" : "**no**"));
        return table;
    }

    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] =
                        Math.max(widths[column], escaped(row.get(column)).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            append(text, rows.get(row), widths);
            if (row == 0) {
                append(text, dashes(columns), widths);
            }
        }
        return text.toString();
    }

    private static List<String> dashes(int columns) {
        return Collections.nCopies(columns, "---");
    }

    private static void append(StringBuilder text, List<String> row, int[] widths) {
        for (int column = 0; column < widths.length; column++) {
            String cell = escaped(row.get(column));
            text.append("| ").append(cell).append(" ".repeat(widths[column] - cell.length() + 1));
        }
        text.append("|\n");
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }
}
