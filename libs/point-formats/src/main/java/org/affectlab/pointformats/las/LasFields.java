package org.affectlab.pointformats.las;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.pointformats.cloud.AttributeNames;
import org.affectlab.pointformats.cloud.ScalarType;

/** Where the standard values stand in records of each point format; x, y and z come first. */
final class LasFields {
    private static final int[] TIME = {-1, 20, -1, 20, 20, 20, 22, 22, 22, 22, 22};
    private static final int[] COLOUR = {-1, -1, 20, 28, -1, 28, -1, 30, 30, -1, 30};
    private static final int[] INFRARED = {-1, -1, -1, -1, -1, -1, -1, -1, 36, -1, 36};

    private LasFields() {}

    static List<LasField> of(int pointFormat) {
        List<LasField> fields = new ArrayList<>();
        fields.add(new LasField("x", ScalarType.INT32, 0));
        fields.add(new LasField("y", ScalarType.INT32, 4));
        fields.add(new LasField("z", ScalarType.INT32, 8));
        fields.add(new LasField(AttributeNames.INTENSITY, ScalarType.UINT16, 12));
        if (pointFormat < LasHeader.FIRST_WIDE_FORMAT) {
            addNarrow(fields);
        } else {
            addWide(fields);
        }
        if (TIME[pointFormat] >= 0) {
            fields.add(new LasField("gps_time", ScalarType.FLOAT64, TIME[pointFormat]));
        }
        int colour = COLOUR[pointFormat];
        if (colour >= 0) {
            fields.add(new LasField(AttributeNames.RED, ScalarType.UINT16, colour));
            fields.add(new LasField(AttributeNames.GREEN, ScalarType.UINT16, colour + 2));
            fields.add(new LasField(AttributeNames.BLUE, ScalarType.UINT16, colour + 4));
        }
        if (INFRARED[pointFormat] >= 0) {
            fields.add(new LasField("nir", ScalarType.UINT16, INFRARED[pointFormat]));
        }
        return fields;
    }

    private static void addNarrow(List<LasField> fields) {
        fields.add(new LasField(AttributeNames.RETURN_NUMBER, ScalarType.UINT8, 14, 0, 3));
        fields.add(new LasField(AttributeNames.NUMBER_OF_RETURNS, ScalarType.UINT8, 14, 3, 3));
        fields.add(new LasField(AttributeNames.CLASSIFICATION, ScalarType.UINT8, 15, 0, 5));
        fields.add(new LasField("scan_angle_rank", ScalarType.INT8, 16));
        fields.add(new LasField("user_data", ScalarType.UINT8, 17));
        fields.add(new LasField("point_source_id", ScalarType.UINT16, 18));
    }

    private static void addWide(List<LasField> fields) {
        fields.add(new LasField(AttributeNames.RETURN_NUMBER, ScalarType.UINT8, 14, 0, 4));
        fields.add(new LasField(AttributeNames.NUMBER_OF_RETURNS, ScalarType.UINT8, 14, 4, 4));
        fields.add(new LasField("scanner_channel", ScalarType.UINT8, 15, 4, 2));
        fields.add(new LasField(AttributeNames.CLASSIFICATION, ScalarType.UINT8, 16));
        fields.add(new LasField("user_data", ScalarType.UINT8, 17));
        fields.add(new LasField("scan_angle", ScalarType.INT16, 18));
        fields.add(new LasField("point_source_id", ScalarType.UINT16, 20));
    }
}
