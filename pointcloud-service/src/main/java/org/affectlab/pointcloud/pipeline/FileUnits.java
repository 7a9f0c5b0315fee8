package org.affectlab.pointcloud.pipeline;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affectlab.pointformats.cloud.CoordinateReference;

/**
 * What a file's coordinate reference system says of its unit: a projected system in WKT (its last unit of length; OGC 01-009 and 18-010) or in GeoTIFF keys
 * (ProjLinearUnitsGeoKey, else the model type). Anything that is not understood says nothing. Stateless.
 */
final class FileUnits {
    private static final int GEO_KEYS = 34735;
    private static final int MODEL_TYPE = 1024;
    private static final int PROJECTED_LINEAR_UNITS = 3076;
    private static final int VERTICAL_UNITS = 4099;
    private static final int GEOGRAPHIC = 2;
    private static final Pattern WKT_UNIT =
            Pattern.compile("(?:LENGTHUNIT|UNIT)\\[\"[^\"]{0,80}\",\\s*([0-9.eE+-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern WKT_PROJECTED =
            Pattern.compile("PROJ(?:ECTED)?(?:CRS|CS)\\[", Pattern.CASE_INSENSITIVE);
    private static final Pattern WKT_VERTICAL =
            Pattern.compile("VERT(?:ICAL)?(?:CRS|_CS)\\[", Pattern.CASE_INSENSITIVE);
    private static final Pattern WKT_GEODETIC = Pattern.compile(
            "^\\s*(?:COMP(?:D_?CS|OUNDCRS)\\[\"[^\"]*\",\\s*)?(?:GEOG|GEOD(?:ETIC)?CRS)", Pattern.CASE_INSENSITIVE);

    /** A geodetic system with these axes is one of lengths from the middle of the earth. */
    private static final Pattern WKT_CARTESIAN =
            Pattern.compile("[\\[,]\\s*CS\\[\\s*Cartesian", Pattern.CASE_INSENSITIVE);

    private FileUnits() {}

    static Optional<Units> of(CoordinateReference reference) {
        Optional<String> wkt = reference.wkt();
        if (wkt.isPresent()) {
            return lastUnit(wkt.get(), WKT_PROJECTED);
        }
        return key(reference, PROJECTED_LINEAR_UNITS).flatMap(FileUnits::ofCode);
    }

    /** Whether the file says that x and y are angles. */
    static boolean isGeographic(CoordinateReference reference) {
        Optional<String> wkt = reference.wkt();
        if (wkt.isPresent()) {
            return WKT_GEODETIC.matcher(wkt.get()).find()
                    && !WKT_CARTESIAN.matcher(wkt.get()).find();
        }
        return key(reference, MODEL_TYPE).filter(type -> type == GEOGRAPHIC).isPresent();
    }

    /** Of the heights, where the file has a system of their own for them. */
    static Optional<Units> ofHeights(CoordinateReference reference) {
        Optional<String> wkt = reference.wkt();
        if (wkt.isPresent()) {
            return lastUnit(wkt.get(), WKT_VERTICAL);
        }
        return key(reference, VERTICAL_UNITS).flatMap(FileUnits::ofCode);
    }

    /** The units of a projected system's geographic base come first and are angles; a vertical system follows in its own brackets. */
    private static Optional<Units> lastUnit(String wkt, Pattern wanted) {
        Matcher found = wanted.matcher(wkt);
        if (!found.find()) {
            return Optional.empty();
        }
        String system = balanced(wkt, found.end() - 1);
        Matcher unit = WKT_UNIT.matcher(system);
        Optional<Units> last = Optional.empty();
        while (unit.find()) {
            last = number(unit.group(1)).flatMap(Units::ofMetres);
        }
        return last;
    }

    /** From a bracket to the one that closes it, or to the end. */
    private static String balanced(String text, int from) {
        int depth = 0;
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '[') {
                depth++;
            } else if (text.charAt(at) == ']' && --depth == 0) {
                return text.substring(from, at + 1);
            }
        }
        return text.substring(from);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException wrong) {
            return Optional.empty();
        }
    }

    /** EPSG codes of units. */
    private static Optional<Units> ofCode(int code) {
        return switch (code) {
            case 9001 -> Optional.of(Units.METRE);
            case 9002 -> Optional.of(Units.INTERNATIONAL_FOOT);
            case 9003 -> Optional.of(Units.US_SURVEY_FOOT);
            default -> Optional.empty();
        };
    }

    /** The value of a GeoTIFF key that stands in the directory itself. */
    private static Optional<Integer> key(CoordinateReference reference, int wanted) {
        for (CoordinateReference.Record record : reference.records()) {
            if (record.recordId() == GEO_KEYS) {
                ByteBuffer keys = ByteBuffer.wrap(record.data()).order(ByteOrder.LITTLE_ENDIAN);
                for (int at = 8; at + 8 <= keys.capacity(); at += 8) {
                    if (Short.toUnsignedInt(keys.getShort(at)) == wanted && keys.getShort(at + 2) == 0) {
                        return Optional.of(Short.toUnsignedInt(keys.getShort(at + 6)));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
