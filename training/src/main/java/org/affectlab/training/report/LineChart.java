package org.affectlab.training.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of values from 0 up over a common horizontal axis, as SVG. For one thread. */
final class LineChart {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 320;
    private static final double LEFT = 56;
    private static final double RIGHT = 96;
    private static final double TOP = 48;
    private static final double BOTTOM = 44;

    private final String title;
    private final String horizontal;
    private final List<Series> series = new ArrayList<>();
    private @Nullable Double reference;
    private String referenceName = "";

    /** @param horizontal what the horizontal axis counts */
    LineChart(String title, String horizontal) {
        this.title = title;
        this.horizontal = horizontal;
    }

    /** One line. Points must be finite and not negative, by rising x. */
    record Series(String name, double[] x, double[] y) {
        Series {
            if (x.length != y.length) {
                throw new IllegalArgumentException(name + ": x and y differ in length");
            }
        }
    }

    LineChart add(Series line) {
        series.add(line);
        return this;
    }

    /** A dashed line across the whole picture. */
    LineChart reference(String name, double value) {
        referenceName = name;
        reference = value;
        return this;
    }

    String svg() {
        AxisTicks vertical = AxisTicks.over(0, highest(false), 8);
        AxisTicks across = AxisTicks.over(0, highest(true), 9);
        Svg svg = new Svg(WIDTH, HEIGHT, title);
        svg.text("ink", 16, 26, 14, Svg.Anchor.START, title);
        for (double tick : vertical.values()) {
            double y = place(tick, vertical, HEIGHT - BOTTOM, TOP);
            svg.line("grid", LEFT, y, WIDTH - RIGHT, y);
            svg.text("soft", LEFT - 8, y + 4, 11, Svg.Anchor.END, Svg.number(tick));
        }
        for (double tick : across.values()) {
            double x = place(tick, across, LEFT, WIDTH - RIGHT);
            svg.text("soft", x, HEIGHT - BOTTOM + 18, 11, Svg.Anchor.MIDDLE, Svg.number(tick));
        }
        svg.line("axis", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
        svg.text("soft", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, 11, Svg.Anchor.MIDDLE, horizontal);
        lines(svg, across, vertical);
        return svg.toString();
    }

    private void lines(Svg svg, AxisTicks across, AxisTicks vertical) {
        double legend = TOP + 4;
        if (reference != null) {
            double y = place(reference, vertical, HEIGHT - BOTTOM, TOP);
            svg.line("chance", LEFT, y, WIDTH - RIGHT, y);
            svg.text("soft", WIDTH - RIGHT + 8, y + 4, 11, Svg.Anchor.START, referenceName);
        }
        for (int index = 0; index < series.size(); index++) {
            Series line = series.get(index);
            String style = "line s" + index % Svg.SERIES;
            double[] x = new double[line.x.length];
            double[] y = new double[line.x.length];
            for (int point = 0; point < x.length; point++) {
                x[point] = place(line.x[point], across, LEFT, WIDTH - RIGHT);
                y[point] = place(line.y[point], vertical, HEIGHT - BOTTOM, TOP);
            }
            if (x.length > 0) {
                svg.path(style, x, y);
            }
            svg.line(style, WIDTH - RIGHT + 8, legend, WIDTH - RIGHT + 26, legend);
            svg.text("ink", WIDTH - RIGHT + 32, legend + 4, 11, Svg.Anchor.START, line.name);
            legend += 17;
        }
    }

    private static double place(double value, AxisTicks axis, double from, double to) {
        return from + (value - axis.minimum()) / (axis.maximum() - axis.minimum()) * (to - from);
    }

    /** From 0, so that a small change does not look like a large one. */
    private double highest(boolean ofX) {
        double maximum = !ofX && reference != null ? reference : 0;
        for (Series line : series) {
            for (double value : ofX ? line.x : line.y) {
                maximum = Math.max(maximum, value);
            }
        }
        return maximum;
    }
}
