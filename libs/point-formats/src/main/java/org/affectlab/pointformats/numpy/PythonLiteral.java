package org.affectlab.pointformats.numpy;

import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.pointformats.cloud.PointCloudException;

/**
 * Parses the Python literals that NPY headers are made of: dictionaries with strings as keys, tuples and lists (both become
 * lists), strings without escapes, whole numbers from 0 on (longs), True and False. Nothing is ever evaluated. For one
 * thread.
 */
final class PythonLiteral {
    private static final int DEEPEST = 8;

    private final String text;
    private int at;
    private int depth;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** @return a Map, List, String, Long or Boolean */
    static Object parse(String text) throws PointCloudException {
        PythonLiteral parser = new PythonLiteral(text);
        Object value = parser.value();
        if (parser.peek() != 0) {
            throw malformed();
        }
        return value;
    }

    private Object value() throws PointCloudException {
        if (++depth > DEEPEST) {
            throw malformed();
        }
        char c = peek();
        Object value =
                switch (c) {
                    case '{' -> dictionary();
                    case '(' -> sequence(')');
                    case '[' -> sequence(']');
                    case '\'', '"' -> string(c);
                    default -> word();
                };
        depth--;
        return value;
    }

    private Map<String, Object> dictionary() throws PointCloudException {
        Map<String, Object> entries = new LinkedHashMap<>();
        at++;
        while (peek() != '}') {
            if (!(value() instanceof String key)) {
                throw malformed();
            }
            expect(':');
            entries.put(key, value());
            if (peek() != '}') {
                expect(',');
            }
        }
        at++;
        return entries;
    }

    private List<Object> sequence(char end) throws PointCloudException {
        List<Object> values = new ArrayList<>();
        at++;
        while (peek() != end) {
            values.add(value());
            if (peek() != end) {
                expect(',');
            }
        }
        at++;
        return values;
    }

    private String string(char quote) throws PointCloudException {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw malformed();
        }
        String value = text.substring(at + 1, end);
        at = end + 1;
        return value;
    }

    private Object word() throws PointCloudException {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        // Python 2 wrote long integers with an L.
        String number = word.endsWith("L") ? word.substring(0, word.length() - 1) : word;
        if (number.matches("[0-9]{1,18}")) {
            return Long.parseLong(number);
        }
        return switch (word) {
            case "True" -> true;
            case "False" -> false;
            default -> throw malformed();
        };
    }

    /** The next character that is no white space; 0 at the end. */
    private char peek() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char c) throws PointCloudException {
        if (peek() != c) {
            throw malformed();
        }
        at++;
    }

    private static PointCloudException malformed() {
        return undecodable("The description of the NPY array is malformed");
    }
}
