package org.affectlab.training.report;

import java.util.List;
import java.util.Locale;
import org.affectlab.evaluation.Summary;

/** Small pieces of Markdown. Stateless. */
public final class Markdown {
    private Markdown() {}

    /** A table; cells are escaped, so that no value can break out of its cell. */
    public static String table(List<String> header, List<List<String>> rows) {
        StringBuilder table = new StringBuilder();
        row(table, header);
        table.append("|").append(" --- |".repeat(header.size())).append('\n');
        for (List<String> cells : rows) {
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException("a row of " + cells.size() + " cells under " + header);
            }
            row(table, cells);
        }
        return table.toString();
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append('|');
        for (String cell : cells) {
            table.append(' ')
                    .append(cell.replace("|", "\\|").replaceAll("\\R", " "))
                    .append(" |");
        }
        table.append('\n');
    }

    /** A rate with three decimals. */
    public static String rate(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** Mean ± sample standard deviation; a single value alone, since it has none. */
    public static String spread(Summary summary) {
        return summary.count() == 1
                ? rate(summary.mean())
                : rate(summary.mean()) + " ± " + rate(summary.standardDeviation());
    }
}
