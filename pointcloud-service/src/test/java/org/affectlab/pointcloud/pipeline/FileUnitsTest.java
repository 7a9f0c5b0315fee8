package org.affectlab.pointcloud.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.affectlab.pointformats.cloud.CoordinateReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileUnitsTest {
    private static final String GEOGRAPHIC =
            "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                    + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]";

    private static CoordinateReference wkt(String text) {
        return new CoordinateReference(
                List.of(new CoordinateReference.Record(2112, (text + "\0").getBytes(StandardCharsets.UTF_8))));
    }

    private static String projected(String unit) {
        return "PROJCS[\"Some plane\"," + GEOGRAPHIC + ",PROJECTION[\"Transverse_Mercator\"]," + unit
                + ",AXIS[\"Easting\",EAST]]";
    }

    private static CoordinateReference keys(int... values) {
        ByteBuffer directory = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            directory.putShort((short) value);
        }
        return new CoordinateReference(List.of(new CoordinateReference.Record(34735, directory.array())));
    }

    @Test
    void wellKnownTextOfThePlane() {
        assertThat(FileUnits.of(wkt(projected("UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]]"))))
                .contains(Units.METRE);
        assertThat(FileUnits.of(wkt(projected("UNIT[\"US survey foot\",0.304800609601219]"))))
                .contains(Units.US_SURVEY_FOOT);
        assertThat(FileUnits.of(wkt(projected("UNIT[\"foot\", 0.3048]")))).contains(Units.INTERNATIONAL_FOOT);
        assertThat(FileUnits.of(wkt(projected("UNIT[\"parsec\",3.0857e16]")))).isEmpty();
        assertThat(FileUnits.isGeographic(wkt(projected("UNIT[\"metre\",1]")))).isFalse();
    }

    @Test
    void theHeightsUnitIsNotThePlanes() {
        String compound = "COMPD_CS[\"both\"," + projected("UNIT[\"US survey foot\",0.304800609601219]")
                + ",VERT_CS[\"NAVD88\",UNIT[\"metre\",1]]]";
        assertThat(FileUnits.of(wkt(compound))).contains(Units.US_SURVEY_FOOT);
        String modern =
                "PROJCRS[\"x\",BASEGEOGCRS[\"y\",DATUM[\"z\",ELLIPSOID[\"e\",6378137,298.2,LENGTHUNIT[\"metre\",1]]]],"
                        + "CONVERSION[\"c\"],CS[Cartesian,2],LENGTHUNIT[\"foot\",0.3048]]";
        assertThat(FileUnits.of(wkt(modern))).contains(Units.INTERNATIONAL_FOOT);
        assertThat(FileUnits.ofHeights(wkt(compound))).contains(Units.METRE);
        assertThat(FileUnits.ofHeights(wkt(modern))).isEmpty();
        String both = "COMPOUNDCRS[\"both\"," + modern
                + ",VERTCRS[\"v\",VDATUM[\"d\"],CS[vertical,1],LENGTHUNIT[\"US survey foot\",0.304800609601219]]]";
        assertThat(FileUnits.of(wkt(both))).contains(Units.INTERNATIONAL_FOOT);
        assertThat(FileUnits.ofHeights(wkt(both))).contains(Units.US_SURVEY_FOOT);
        assertThat(FileUnits.ofHeights(keys(1, 1, 0, 2, 3076, 0, 1, 9003, 4099, 0, 1, 9001)))
                .contains(Units.METRE);
        assertThat(FileUnits.ofHeights(CoordinateReference.unknown())).isEmpty();
    }

    @Test
    void degreesAreNoLengths() {
        assertThat(FileUnits.of(wkt(GEOGRAPHIC))).isEmpty();
        assertThat(FileUnits.isGeographic(wkt(GEOGRAPHIC))).isTrue();
        assertThat(FileUnits.isGeographic(wkt("GEOGCRS[\"WGS 84\"]"))).isTrue();
        assertThat(FileUnits.isGeographic(keys(1, 1, 0, 1, 1024, 0, 1, 2))).isTrue();
        for (String name : List.of("GEODCRS", "GEODETICCRS", "GEOGCRS", "GEOGRAPHICCRS")) {
            String modern = name + "[\"WGS 84\",DATUM[\"WGS_1984\",ELLIPSOID[\"WGS 84\",6378137,298.257223563]],";
            String angles = modern + "CS[ellipsoidal,2],ANGLEUNIT[\"degree\",0.0174532925199433]]";
            assertThat(FileUnits.isGeographic(wkt(angles))).as(angles).isTrue();
            assertThat(FileUnits.isGeographic(wkt(" COMPOUNDCRS[\"both\",\n  " + angles + "]")))
                    .isTrue();
            String middle = modern + "CS[Cartesian,3],LENGTHUNIT[\"metre\",1]]";
            assertThat(FileUnits.isGeographic(wkt(middle))).as(middle).isFalse();
        }
        assertThat(FileUnits.isGeographic(keys(1, 1, 0, 1, 1024, 0, 1, 1))).isFalse();
        assertThat(FileUnits.isGeographic(CoordinateReference.unknown())).isFalse();
    }

    @Test
    void geoTiffKeys() {
        assertThat(FileUnits.of(keys(1, 1, 0, 2, 1024, 0, 1, 1, 3076, 0, 1, 9001)))
                .contains(Units.METRE);
        assertThat(FileUnits.of(keys(1, 1, 0, 1, 3076, 0, 1, 9002))).contains(Units.INTERNATIONAL_FOOT);
        assertThat(FileUnits.of(keys(1, 1, 0, 1, 3076, 0, 1, 9003))).contains(Units.US_SURVEY_FOOT);
        assertThat(FileUnits.of(keys(1, 1, 0, 1, 3076, 34736, 1, 9003))).isEmpty();
        assertThat(FileUnits.of(CoordinateReference.unknown())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PROJCS[",
                "PROJCS[]",
                "PROJCS[UNIT[\"metre\",",
                "PROJCS[UNIT[\"metre\",1e999]]",
                "PROJCS[UNIT[\"metre\",--1]]",
                "]]]]PROJCS"
            })
    void nonsenseSaysNothing(String text) {
        assertThat(FileUnits.of(wkt(text))).isEmpty();
        assertThat(FileUnits.isGeographic(wkt(text))).isFalse();
    }

    @Test
    void keysThatAreCutOffSayNothing() {
        for (int length = 0; length < 12; length++) {
            assertThat(FileUnits.of(keys(new int[length]))).isEmpty();
        }
    }
}
