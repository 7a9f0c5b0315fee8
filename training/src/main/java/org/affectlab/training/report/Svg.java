package org.affectlab.training.report;

import java.util.Locale;

/**
 * Writes an SVG picture element by element: text and attribute values are escaped, numbers have a point and at most two decimals. Colours
 * are classes of one style sheet that follows the reader's light or dark scheme. For one thread and one picture.
 */
final class Svg {
    static final int SERIES = 8;
    private static final String STYLE =
            """
            <style>
            .page{fill:#ffffff}.ink{fill:#1f2328}.soft{fill:#57606a}.grid{stroke:#d0d7de;fill:none}.axis{stroke:#57606a;fill:none}
            .cell{fill:#0969da}.frame{stroke:#d0d7de;fill:none}.light{fill:#ffffff}.line{fill:none;stroke-width:1.8}
            .s0{stroke:#0969da}.s1{stroke:#cf222e}.s2{stroke:#1a7f37}.s3{stroke:#9a6700}.s4{stroke:#8250df}.s5{stroke:#bf3989}.s6{stroke:#0f766e}.s7{stroke:#57606a}
            .chance{stroke:#57606a;stroke-dasharray:4 4;fill:none}
            text{font-family:system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif}
            @media (prefers-color-scheme:dark){
            .page{fill:#0d1117}.ink{fill:#e6edf3}.soft{fill:#9198a1}.grid{stroke:#30363d}.axis{stroke:#9198a1}
            .cell{fill:#1f6feb}.frame{stroke:#30363d}.light{fill:#ffffff}
            .s0{stroke:#58a6ff}.s1{stroke:#ff7b72}.s2{stroke:#56d364}.s3{stroke:#e3b341}.s4{stroke:#bc8cff}.s5{stroke:#f778ba}.s6{stroke:#2dd4bf}.s7{stroke:#9198a1}
            .chance{stroke:#9198a1}}
            </style>
            """;

    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;
    private final String title;

    /** @param title for screen readers and as a tool tip */
    Svg(double width, double height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    /** Where a text's given position is. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    Svg rectangle(String style, double x, double y, double rectangleWidth, double rectangleHeight, double opacity) {
        body.append("<rect class=\"").append(escaped(style)).append('"');
        attribute("x", x);
        attribute("y", y);
        attribute("width", rectangleWidth);
        attribute("height", rectangleHeight);
        if (opacity < 1) {
            attribute("fill-opacity", opacity);
        }
        body.append("/>\n");
        return this;
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return path(style, new double[] {x1, x2}, new double[] {y1, y2});
    }

    /** Straight lines from point to point. */
    Svg path(String style, double[] x, double[] y) {
        body.append("<path class=\"").append(escaped(style)).append("\" d=\"");
        for (int point = 0; point < x.length; point++) {
            body.append(point == 0 ? "M" : "L")
                    .append(number(x[point]))
                    .append(' ')
                    .append(number(y[point]));
        }
        body.append("\"/>\n");
        return this;
    }

    Svg text(String style, double x, double y, double size, Anchor anchor, String text) {
        return text(style, x, y, size, anchor, text, 0);
    }

    /** @param degrees turned clockwise about the position */
    Svg text(String style, double x, double y, double size, Anchor anchor, String text, double degrees) {
        body.append("<text class=\"").append(escaped(style)).append('"');
        attribute("x", x);
        attribute("y", y);
        attribute("font-size", size);
        body.append(" text-anchor=\"")
                .append(anchor.name().toLowerCase(Locale.ROOT))
                .append('"');
        if (degrees != 0) {
            body.append(" transform=\"rotate(")
                    .append(number(degrees))
                    .append(' ')
                    .append(number(x))
                    .append(' ')
                    .append(number(y))
                    .append(")\"");
        }
        body.append('>').append(escaped(text)).append("</text>\n");
        return this;
    }

    private void attribute(String name, double value) {
        body.append(' ').append(name).append("=\"").append(number(value)).append('"');
    }

    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a picture has no place for " + value);
        }
        String text = String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                // XML has no way to write the other control characters and lone surrogates.
                default ->
                    escaped.appendCodePoint(
                            character < 0x20 || (character >= 0xD800 && character <= 0xDFFF) ? 0xFFFD : character);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(width) + " " + number(height)
                + "\" width=\"" + number(width) + "\" height=\"" + number(height) + "\" role=\"img\">\n<title>"
                + escaped(title) + "</title>\n" + STYLE + "<rect class=\"page\" width=\"" + number(width)
                + "\" height=\"" + number(height) + "\"/>\n" + body + "</svg>\n";
    }
}
