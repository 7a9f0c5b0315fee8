package org.affectlab.pointformats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import org.affectlab.pointformats.cloud.PointCloudFormat;

/** Tells the text formats apart by their first lines. Stateless. */
final class TextSniffer {
    private static final String NUMBER = "[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?|[-+]?(nan|NaN|inf)";
    private static final String COUNT = "[0-9]{1,18}";
    private static final int MOST_LINES = 200;
    private static final int PTX_HEADER_LINES = 10;

    private TextSniffer() {}

    /** Empty when the bytes are not text, or text without points. */
    static Optional<PointCloudFormat> sniff(byte[] head) {
        if (!isText(head)) {
            return Optional.empty();
        }
        List<String> lines = new String(head, ISO_8859_1)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST_LINES)
                .toList();
        if (lines.stream().anyMatch(line -> line.matches("FIELDS\\s.*|DATA\\s+(ascii|binary|binary_compressed)"))) {
            return Optional.of(PointCloudFormat.PCD);
        }
        if (lines.stream().anyMatch(line -> line.matches("v\\s+(" + NUMBER + ")\\s+.*"))) {
            return Optional.of(PointCloudFormat.OBJ);
        }
        if (lines.size() > 1 && lines.get(0).matches(COUNT)) {
            boolean grid = lines.size() > PTX_HEADER_LINES && lines.get(1).matches(COUNT);
            return Optional.of(grid ? PointCloudFormat.PTX : PointCloudFormat.PTS);
        }
        boolean numbers = lines.stream().anyMatch(TextSniffer::hasThreeNumbers);
        return numbers ? Optional.of(PointCloudFormat.TEXT) : Optional.empty();
    }

    private static boolean hasThreeNumbers(String line) {
        String[] words = line.contains(";") ? line.replace(',', '.').split("[;\\s]+") : line.split("[,\\s]+");
        int numbers = 0;
        for (String word : words) {
            numbers += word.matches(NUMBER) ? 1 : 0;
        }
        return numbers >= 3;
    }

    private static boolean isText(byte[] head) {
        for (byte b : head) {
            boolean white = b == '\t' || b == '\n' || b == '\r' || b == '\f';
            if (b >= 0 && b < ' ' && !white) {
                return false;
            }
        }
        return head.length > 0;
    }
}
