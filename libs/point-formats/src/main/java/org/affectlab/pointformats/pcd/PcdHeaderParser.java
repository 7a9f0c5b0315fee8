package org.affectlab.pointformats.pcd;

import static org.affectlab.pointformats.cloud.PointCloudException.undecodable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.pcd.PcdHeader.Data;
import org.affectlab.pointformats.source.ByteCursor;
import org.affectlab.pointformats.source.HeaderLines;

/** Reads the lines up to DATA; the cursor stands at the points after it. */
final class PcdHeaderParser {
    private static final int LONGEST_RECORD = 1 << 20;

    private final PointLimits limits;
    private final Map<String, List<String>> entries = new HashMap<>();

    PcdHeaderParser(PointLimits limits) {
        this.limits = limits;
    }

    PcdHeader parse(ByteCursor cursor) throws IOException, PointCloudException {
        HeaderLines lines = new HeaderLines(cursor, limits);
        while (!entries.containsKey("DATA")) {
            String line = lines.next().orElseThrow(() -> undecodable("The PCD has no line DATA"));
            String[] words = line.strip().split("[ \t]+");
            if (words[0].isEmpty() || words[0].startsWith("#")) {
                continue;
            }
            limits.checkColumns(words.length - 1L);
            String key = words[0].equals("COLUMNS") ? "FIELDS" : words[0];
            if (entries.put(key, Arrays.asList(words).subList(1, words.length)) != null) {
                throw undecodable("A line of the PCD header is there twice");
            }
        }
        List<PcdField> fields = fields();
        long stride = fields.stream().mapToLong(PcdField::bytes).sum();
        if (stride > LONGEST_RECORD) {
            throw PointCloudException.tooLarge("A point of the PCD is too long", LONGEST_RECORD, stride);
        }
        return new PcdHeader(fields, points(), data());
    }

    private List<PcdField> fields() throws PointCloudException {
        List<String> names = entry("FIELDS");
        List<String> sizes = entry("SIZE");
        List<String> types = entry("TYPE");
        List<String> counts =
                entries.getOrDefault("COUNT", names.stream().map(name -> "1").toList());
        if (sizes.size() != names.size() || types.size() != names.size() || counts.size() != names.size()) {
            throw undecodable("The lines FIELDS, SIZE, TYPE and COUNT of the PCD have different lengths");
        }
        List<PcdField> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            long count = number(counts.get(i));
            if (count > LONGEST_RECORD) {
                throw PointCloudException.tooLarge("A field of the PCD has too many values", LONGEST_RECORD, count);
            }
            fields.add(new PcdField(names.get(i), type(types.get(i) + sizes.get(i)), count));
        }
        return fields;
    }

    private long points() throws PointCloudException {
        boolean given = entries.containsKey("POINTS");
        if (!entries.containsKey("WIDTH")) {
            return number(first("POINTS"));
        }
        long width = number(first("WIDTH"));
        long height = entries.containsKey("HEIGHT") ? number(first("HEIGHT")) : 1;
        long points = width > 0 && height > Long.MAX_VALUE / width ? Long.MAX_VALUE : width * height;
        if (given && number(first("POINTS")) != points) {
            throw undecodable("The PCD's POINTS is not its WIDTH times its HEIGHT");
        }
        return points;
    }

    private Data data() throws PointCloudException {
        return switch (first("DATA")) {
            case "ascii" -> Data.ASCII;
            case "binary" -> Data.BINARY;
            case "binary_compressed" -> Data.BINARY_COMPRESSED;
            default -> throw undecodable("The PCD's data is none of ascii, binary, binary_compressed");
        };
    }

    private List<String> entry(String key) throws PointCloudException {
        List<String> values = entries.get(key);
        if (values == null) {
            throw undecodable("The PCD has no line " + key);
        }
        return values;
    }

    private String first(String key) throws PointCloudException {
        List<String> values = entry(key);
        if (values.isEmpty()) {
            throw undecodable("The PCD's line " + key + " is empty");
        }
        return values.get(0);
    }

    private static long number(String text) throws PointCloudException {
        if (!text.matches("[0-9]{1,18}")) {
            throw undecodable("The PCD has something else where a number is expected");
        }
        return Long.parseLong(text);
    }

    private static ScalarType type(String letterAndSize) throws PointCloudException {
        return switch (letterAndSize) {
            case "I1" -> ScalarType.INT8;
            case "I2" -> ScalarType.INT16;
            case "I4" -> ScalarType.INT32;
            case "I8" -> ScalarType.INT64;
            case "U1" -> ScalarType.UINT8;
            case "U2" -> ScalarType.UINT16;
            case "U4" -> ScalarType.UINT32;
            case "U8" -> ScalarType.UINT64;
            case "F4" -> ScalarType.FLOAT32;
            case "F8" -> ScalarType.FLOAT64;
            default -> throw undecodable("A field of the PCD has an unknown type");
        };
    }
}
