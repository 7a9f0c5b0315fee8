package org.affectlab.pointformats.pcd;

import java.io.IOException;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.ScalarType;
import org.affectlab.pointformats.columns.Column;
import org.affectlab.pointformats.columns.ColumnSet;
import org.affectlab.pointformats.source.AsciiTokens;
import org.affectlab.pointformats.source.ByteCursor;

/** Points as words between white space. For one thread. */
final class AsciiPcdBody {
    private final AsciiTokens tokens;

    AsciiPcdBody(ByteCursor cursor) {
        this.tokens = new AsciiTokens(cursor);
    }

    /** @return whether there is more than was announced */
    boolean read(PcdHeader header, ColumnSet columns) throws IOException, PointCloudException {
        for (int point = 0; point < header.points(); point++) {
            int spec = 0;
            for (PcdField field : header.fields()) {
                for (long value = 0; value < field.count(); value++) {
                    if (!tokens.next()) {
                        throw PointCloudException.truncated(
                                "The PCD announces " + header.points() + " points and ends in point " + (point + 1),
                                header.points(),
                                point);
                    }
                }
                int width = field.specs().size();
                if (field.isPackedColour()) {
                    setColour(columns, spec, point, field.type());
                } else if (width == 1) {
                    Column column = columns.get(spec);
                    if (column != null) {
                        column.set(point, tokens.number(column.type()));
                    }
                }
                spec += width;
            }
        }
        return tokens.next();
    }

    /** The number's bits are the colour: those of the float where the field is one. */
    private void setColour(ColumnSet columns, int spec, int point, ScalarType type) throws PointCloudException {
        double number = tokens.number(type);
        int bits = type == ScalarType.FLOAT32 ? Float.floatToRawIntBits((float) number) : (int) (long) number;
        for (int i = 0; i < 3; i++) {
            Column column = columns.get(spec + i);
            if (column != null) {
                column.set(point, bits >> 8 * (2 - i) & 0xFF);
            }
        }
    }
}
