package org.affectlab.pointformats.las;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.affectlab.pointformats.cloud.PointMeasure;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.ScalarType;

/**
 * The extra bytes that hold the predictions, named as Myria3D does: {@code PredictedClassification} (UINT8, ASPRS code),
 * then {@code entropy} and the probabilities of classes under the names of the classes (FLOAT32). A name that the file
 * already uses gets a number behind it. Immutable.
 */
final class AddedDimensions {
    private static final String PREDICTED = "PredictedClassification";
    private static final String DESCRIPTION = "Affectlab prediction";
    private static final int NAME_BYTES = 32;
    private static final int DESCRIPTION_AT = 160;

    private final PointPredictions predictions;
    private final List<PointMeasure> measures;
    private final byte[] descriptors;

    /** @param taken names of the file's own extra dimensions */
    AddedDimensions(PointPredictions predictions, Set<String> taken) {
        this.predictions = predictions;
        this.measures = List.copyOf(predictions.measures().values());
        Map<String, ScalarType> dimensions = new LinkedHashMap<>();
        Set<String> used = new HashSet<>(taken);
        dimensions.put(free(PREDICTED, used), ScalarType.UINT8);
        predictions.measures().keySet().forEach(name -> dimensions.put(free(name, used), ScalarType.FLOAT32));
        List<byte[]> parts = new ArrayList<>();
        dimensions.forEach((name, type) -> parts.add(descriptor(name, ExtraDimensions.code(type), 0)));
        ByteBuffer joined = ByteBuffer.allocate(parts.size() * ExtraDimensions.DESCRIPTOR_BYTES);
        parts.forEach(joined::put);
        this.descriptors = joined.array();
    }

    private static String free(String name, Set<String> used) {
        String candidate = name;
        for (int i = 2; !used.add(candidate); i++) {
            String number = Integer.toString(i);
            candidate = name.substring(0, Math.min(name.length(), NAME_BYTES - number.length())) + number;
        }
        return candidate;
    }

    /** @param options the number of bytes, of one without a type (code 0) */
    static byte[] descriptor(String name, int code, int options) {
        ByteBuffer descriptor =
                ByteBuffer.allocate(ExtraDimensions.DESCRIPTOR_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        descriptor.put(2, (byte) code).put(3, (byte) options);
        descriptor.put(4, name.getBytes(US_ASCII));
        descriptor.put(DESCRIPTION_AT, DESCRIPTION.getBytes(US_ASCII));
        return descriptor.array();
    }

    /** Descriptors for the Extra Bytes record. */
    byte[] descriptors() {
        return descriptors.clone();
    }

    /** Bytes of a point. */
    int bytes() {
        return 1 + Float.BYTES * measures.size();
    }

    int points() {
        return predictions.size();
    }

    /** The ASPRS code of a point's class. */
    int code(int point) {
        return predictions.asprsCode(point);
    }

    /** Writes them at an offset. */
    void put(ByteBuffer records, int offset, int point) {
        records.put(offset, (byte) code(point));
        for (int i = 0; i < measures.size(); i++) {
            records.putFloat(offset + 1 + Float.BYTES * i, measures.get(i).at(point));
        }
    }
}
