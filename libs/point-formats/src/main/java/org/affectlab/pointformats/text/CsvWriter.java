package org.affectlab.pointformats.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.affectlab.pointformats.cloud.Coordinates;
import org.affectlab.pointformats.cloud.PointCloudWriter;
import org.affectlab.pointformats.cloud.PointMeasure;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.SegmentedCloud;

/**
 * Writes lines that end with LF: a first one with names, then for each point x, y, z, label (class id, 255 without a class),
 * class_name (empty without one) and, where they are there, entropy and probabilities. Coordinates have as many digits as it
 * takes to get the same number back; what is not finite is written as {@code nan}, {@code inf} or {@code -inf}.
 */
public final class CsvWriter implements PointCloudWriter {
    private static final int FLUSH_CHARACTERS = 1 << 15;

    @Override
    public void write(SegmentedCloud segmented, OutputStream target) throws IOException {
        PointPredictions predictions = segmented.predictions();
        Coordinates coordinates = segmented.cloud().coordinates();
        Map<String, PointMeasure> measures = predictions.measures();
        String[] names = new String[PointPredictions.NONE + 1];
        names[PointPredictions.NONE] = "";
        predictions.classes().forEach(known -> names[known.id()] = known.name());
        StringBuilder lines = new StringBuilder("x,y,z,label,class_name");
        measures.keySet().forEach(name -> lines.append(',').append(name));
        lines.append('\n');
        for (int point = 0; point < predictions.size(); point++) {
            for (int axis = 0; axis < 3; axis++) {
                append(lines, coordinates, axis, point);
                lines.append(',');
            }
            lines.append(predictions.classId(point)).append(',').append(names[predictions.classId(point)]);
            for (PointMeasure measure : measures.values()) {
                lines.append(',').append(number(Float.toString(measure.at(point))));
            }
            lines.append('\n');
            if (lines.length() >= FLUSH_CHARACTERS) {
                target.write(lines.toString().getBytes(US_ASCII));
                lines.setLength(0);
            }
        }
        target.write(lines.toString().getBytes(US_ASCII));
    }

    private static void append(StringBuilder lines, Coordinates coordinates, int axis, int point) {
        double value = axis == 0 ? coordinates.x(point) : axis == 1 ? coordinates.y(point) : coordinates.z(point);
        if (coordinates.kind() == Coordinates.Kind.FLOAT32) {
            lines.append(number(Float.toString((float) value)));
        } else {
            lines.append(number(Double.toString(value)));
        }
    }

    private static String number(String java) {
        return switch (java) {
            case "NaN" -> "nan";
            case "Infinity" -> "inf";
            case "-Infinity" -> "-inf";
            default -> java;
        };
    }
}
