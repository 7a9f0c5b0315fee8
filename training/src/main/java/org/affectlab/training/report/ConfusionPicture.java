package org.affectlab.training.report;

import java.util.Locale;
import org.affectlab.evaluation.ConfusionMatrix;

/** A confusion matrix as SVG: counts in the cells, shaded by the share of their row. Stateless. */
final class ConfusionPicture {
    private static final double CELL = 52;
    private static final double LEFT = 118;
    private static final double TOP = 108;
    private static final double RIGHT = 66;
    private static final double BOTTOM = 16;
    /** From this share on white digits are the more readable ones in the light scheme too. */
    private static final double DARK = 0.85;

    private ConfusionPicture() {}

    static String svg(String title, ConfusionMatrix matrix) {
        int count = matrix.labels().size();
        double edge = count * CELL;
        Svg svg = new Svg(LEFT + edge + RIGHT, TOP + edge + BOTTOM, title);
        svg.text("ink", 16, 24, 14, Svg.Anchor.START, title);
        svg.text(
                "soft",
                16,
                42,
                11,
                Svg.Anchor.START,
                "rows: true emotion; columns: predicted; shade: share of the row");
        svg.text("soft", LEFT + edge + RIGHT - 12, TOP - 8, 11, Svg.Anchor.END, "recall");
        for (int label = 0; label < count; label++) {
            String name = matrix.labels().get(label);
            double middle = (label + 0.5) * CELL;
            svg.text("ink", LEFT - 10, TOP + middle + 4, 12, Svg.Anchor.END, name);
            svg.text("ink", LEFT + middle - 4, TOP - 8, 12, Svg.Anchor.START, name, -35);
            row(svg, matrix, label);
        }
        svg.rectangle("frame", LEFT, TOP, edge, edge, 1);
        return svg.toString();
    }

    private static void row(Svg svg, ConfusionMatrix matrix, int actual) {
        long support = matrix.support(actual);
        double y = TOP + actual * CELL;
        for (int predicted = 0; predicted < matrix.labels().size(); predicted++) {
            double x = LEFT + predicted * CELL;
            long items = matrix.count(actual, predicted);
            double share = support == 0 ? 0 : (double) items / support;
            svg.rectangle("cell", x, y, CELL, CELL, 0.98 * share);
            svg.rectangle("frame", x, y, CELL, CELL, 1);
            svg.text(
                    share >= DARK ? "light" : items == 0 ? "soft" : "ink",
                    x + CELL / 2,
                    y + CELL / 2 + 4,
                    13,
                    Svg.Anchor.MIDDLE,
                    Long.toString(items));
        }
        double right = LEFT + matrix.labels().size() * CELL + RIGHT - 12;
        String recall = support == 0
                ? "absent"
                : String.format(Locale.ROOT, "%.0f %%", 100.0 * matrix.count(actual, actual) / support);
        svg.text("ink", right, y + CELL / 2 + 4, 12, Svg.Anchor.END, recall);
    }
}
