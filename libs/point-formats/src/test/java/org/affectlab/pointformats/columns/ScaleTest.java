package org.affectlab.pointformats.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.affectlab.pointformats.cloud.PointAttribute;
import org.affectlab.pointformats.cloud.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    private static PointAttribute attribute(String name, ScalarType type, double... values) {
        Column column = Column.of(type, values.length);
        for (int i = 0; i < values.length; i++) {
            column.set(i, values[i]);
        }
        return AttributeScale.attribute(name, column);
    }

    @ParameterizedTest
    @CsvSource({
        "UINT8, 7, 9, 0, 255",
        "UINT16, 7, 9, 0, 65535",
        "INT16, 7, 9, 0, 32767",
        "FLOAT32, 0, 0.5, 0, 1",
        "FLOAT32, 0, 200, 0, 255",
        "FLOAT64, 3, 256, 0, 65535",
        "FLOAT64, 3, 70000, 3, 70000",
        "FLOAT32, -2, 5, -2, 5",
        "FLOAT64, NaN, 0.25, 0, 1",
        "FLOAT64, NaN, NaN, 0, 1"
    })
    void intensity(ScalarType type, double one, double other, double low, double high) {
        PointAttribute intensity = attribute("intensity", type, one, other);
        assertThat(intensity.low()).isEqualTo(low);
        assertThat(intensity.high()).isEqualTo(high);
    }

    @Test
    void otherFloatsAreScaledByWhatIsFound() {
        PointAttribute height = attribute("height", ScalarType.FLOAT64, -3, 5, Double.POSITIVE_INFINITY);
        assertThat(height.low()).isEqualTo(-3);
        assertThat(height.high()).isEqualTo(5);
        assertThat(attribute("height", ScalarType.FLOAT64, 4, 4).high()).isEqualTo(5);
        assertThat(attribute("height", ScalarType.FLOAT64, 1e300).high()).isGreaterThan(1e300);
        assertThat(attribute("shift", ScalarType.INT8, 4, 4).low()).isEqualTo(-128);
    }

    @Test
    void coloursThatAreBytesStayAsTheyAre() {
        List<PointAttribute> colours = List.of(
                attribute("red", ScalarType.UINT8, 1),
                attribute("green", ScalarType.UINT8, 2),
                attribute("blue", ScalarType.UINT8, 3));
        assertThat(ColourScale.unify(colours)).isSameAs(colours);
    }

    @Test
    void aMissingColourLeavesTheOthersAlone() {
        List<PointAttribute> colours =
                List.of(attribute("red", ScalarType.FLOAT32, 1), attribute("green", ScalarType.FLOAT32, 2));
        assertThat(ColourScale.unify(colours)).isSameAs(colours);
    }

    @ParameterizedTest
    @CsvSource({
        "UINT16, 255, 17, UINT8, 17",
        "UINT16, 256, 17, UINT16, 17",
        "FLOAT32, 1, 0.2, UINT8, 51",
        "FLOAT64, 200, 16.6, UINT8, 17",
        "FLOAT64, 40000, 16.6, UINT16, 17",
        "FLOAT64, 90000, 90000, UINT16, 65535",
        "INT32, 255, -4, UINT8, 0",
        "FLOAT32, 1, NaN, UINT8, 0"
    })
    void oneScaleForAllThree(ScalarType type, double largest, double value, ScalarType expectedType, double expected) {
        List<PointAttribute> unified = ColourScale.unify(List.of(
                attribute("red", type, largest),
                attribute("label", ScalarType.UINT8, 9),
                attribute("green", type, value),
                attribute("blue", type, 0)));
        assertThat(unified).extracting("name").containsExactly("red", "label", "green", "blue");
        assertThat(unified.get(2).values().type()).isEqualTo(expectedType);
        assertThat(unified.get(2).get(0)).isEqualTo(expected);
        assertThat(unified.get(3).high()).isEqualTo(expectedType.largest());
    }
}
