package org.affectlab.pointformats.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeNamesTest {
    @ParameterizedTest
    @CsvSource({
        "Intensity, intensity",
        "scalar_Intensity, intensity",
        "reflectance, intensity",
        "ReturnNumber, return_number",
        "NumberOfReturns, number_of_returns",
        "R, red",
        "diffuse_blue, blue",
        "Classification, classification",
        "scalar_Label, label",
        "GpsTime, GpsTime"
    })
    void spellings(String fileName, String name) {
        assertThat(AttributeNames.standardName(fileName)).isEqualTo(name);
    }

    @Test
    void selections() {
        assertThat(AttributeSelection.standard().includes("label")).isTrue();
        assertThat(AttributeSelection.standard().includes("gps_time")).isFalse();
        assertThat(AttributeSelection.all().includes("anything")).isTrue();
        assertThat(AttributeSelection.none().includes("label")).isFalse();
        assertThat(AttributeSelection.of("gps_time").includes("gps_time")).isTrue();
        assertThat(AttributeSelection.of("gps_time").includes("label")).isFalse();
    }
}
