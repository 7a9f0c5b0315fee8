package org.affectlab.pointformats.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import org.affectlab.pointformats.cloud.PointCloudException;

/**
 * Decimal numbers as programs write them: {@code -1.5}, {@code 1e-3}, {@code nan}, {@code inf}, and Microsoft's {@code
 * 1.#QNAN}. Correctly rounded, as {@link Double#parseDouble} is.
 */
public final class AsciiNumber {
    private static final long LARGEST_EXACT = 1L << 53;
    private static final int MOST_EXACT_DIGITS = 18;
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private AsciiNumber() {}

    /** @throws PointCloudException when the bytes from first to end (exclusive) are no number */
    public static double parse(byte[] text, int first, int end) throws PointCloudException {
        int at = first;
        boolean negative = at < end && text[at] == '-';
        if (at < end && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int decimals = -1;
        for (; at < end; at++) {
            int c = text[at];
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + c - '0';
                count++;
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return general(text, first, end);
            }
            if (count > MOST_EXACT_DIGITS) {
                return general(text, first, end);
            }
        }
        // A quotient of two exact doubles is rounded once, so it is the nearest double to the decimal number.
        if (count == 0 || digits > LARGEST_EXACT) {
            return general(text, first, end);
        }
        double value = digits / POWERS[Math.max(0, decimals)];
        return negative ? -value : value;
    }

    /** The float that is nearest to the number, not to its double. */
    public static float parseFloat(byte[] text, int first, int end) throws PointCloudException {
        double value = parse(text, first, end);
        if ((float) value == value || !Double.isFinite(value)) {
            return (float) value;
        }
        return Float.parseFloat(new String(text, first, end - first, ISO_8859_1));
    }

    private static double general(byte[] text, int first, int end) throws PointCloudException {
        boolean plain = end > first;
        for (int i = first; i < end; i++) {
            int c = text[i];
            plain &= c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
        }
        String number = new String(text, first, end - first, ISO_8859_1);
        if (plain) {
            try {
                return Double.parseDouble(number);
            } catch (NumberFormatException notANumber) {
                throw PointCloudException.undecodable("There is something that is no number where one is expected");
            }
        }
        return switch (number.toLowerCase(Locale.ROOT)) {
            case "nan",
                    "+nan",
                    "-nan",
                    "nan(ind)",
                    "-nan(ind)",
                    "1.#qnan",
                    "-1.#qnan",
                    "1.#ind",
                    "-1.#ind",
                    "1.#qnan0",
                    "-1.#ind00" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity", "1.#inf" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity", "-1.#inf" -> Double.NEGATIVE_INFINITY;
            default ->
                throw PointCloudException.undecodable("There is something that is no number where one is expected");
        };
    }
}
