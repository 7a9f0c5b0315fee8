package org.affectlab.pointformats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.affectlab.pointformats.cloud.PointCloudFormat;

/** Tells the text formats apart by their first lines. Stateless. */
final class TextSniffer {
    /** Possessive throughout, so that no text takes more than one pass. */
    private static final String NUMBER_PATTERN =
            "[-+]?+(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eE][-+]?+[0-9]++)?+|[-+]?+(?:nan|NaN|inf)";

    private static final Pattern NUMBER = Pattern.compile(NUMBER_PATTERN);
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");
    private static final Pattern PCD_LINE = Pattern.compile("FIELDS\\s.*|DATA\\s++(?:ascii|binary|binary_compressed)");
    private static final Pattern OBJ_VERTEX = Pattern.compile("v\\s++(?:" + NUMBER_PATTERN + ")\\s.*");
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
        if (lines.stream().anyMatch(line -> PCD_LINE.matcher(line).matches())) {
            return Optional.of(PointCloudFormat.PCD);
        }
        if (lines.stream().anyMatch(line -> OBJ_VERTEX.matcher(line).matches())) {
            return Optional.of(PointCloudFormat.OBJ);
        }
        if (lines.size() > 1 && COUNT.matcher(lines.get(0)).matches()) {
            boolean grid = lines.size() > PTX_HEADER_LINES
                    && COUNT.matcher(lines.get(1)).matches();
            return Optional.of(grid ? PointCloudFormat.PTX : PointCloudFormat.PTS);
        }
        boolean numbers = lines.stream().anyMatch(TextSniffer::hasThreeNumbers);
        return numbers ? Optional.of(PointCloudFormat.TEXT) : Optional.empty();
    }

    private static boolean hasThreeNumbers(String line) {
        String[] words = line.contains(";") ? line.replace(',', '.').split("[;\\s]+") : line.split("[,\\s]+");
        int numbers = 0;
        for (String word : words) {
            numbers += NUMBER.matcher(word).matches() ? 1 : 0;
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
