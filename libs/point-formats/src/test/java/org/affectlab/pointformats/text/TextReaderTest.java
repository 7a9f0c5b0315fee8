package org.affectlab.pointformats.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.affectlab.pointformats.Fixtures;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.Reading;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointformats.cloud.PointLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5 -2 3e2\n4 5 6\n",
                "1.5\t-2\t300\r\n4\t5\t6\r\n",
                "1.5,-2,300\n4,5,6",
                "1.5;-2;300\n4;5;6;\n",
                "1,5;-2;300,0\n4;5;6\n",
                "\n  1.5   -2 300  \n\n4 5 6\n\n",
                "# made by hand\n1.5 -2 300\n// more\n4 5 6\n",
                "\u00EF\u00BB\u00BF1.5 -2 300\n4 5 6\n",
                "1.5 -2 300\r4 5 6\r",
                "x y z\n1.5 -2 300\n4 5 6\n",
                "Z;Y;X\n300;-2;1.5\n6;5;4\n",
                "//X Y Z\n1.5 -2 300\n4 5 6\n"
            })
    void delimitersCommentsAndNames(String content) throws Exception {
        PointCloud cloud = Reading.read(content);
        assertThat(cloud.format()).isEqualTo(PointCloudFormat.TEXT);
        assertThat(cloud.size()).isEqualTo(2);
        assertThat(Reading.position(cloud, 0)).containsExactly(1.5, -2, 300);
        assertThat(Reading.position(cloud, 1)).containsExactly(4, 5, 6);
        assertThat(cloud.attributes()).isEmpty();
    }

    @Test
    void namesDecideWhateverTheirOrder() throws Exception {
        PointCloud cloud =
                Reading.read("\"label\",z,Reflectance,y,x,R,G,B\n3,30,0.5,20,10,255,0,51\n4,31,1,21,11,0,0,0\n");
        assertThat(Reading.position(cloud, 0)).containsExactly(10, 20, 30);
        assertThat(Reading.values(cloud, "label")).containsExactly(3, 4);
        assertThat(Reading.values(cloud, "intensity")).containsExactly(0.5, 1);
        assertThat(cloud.attribute("intensity").orElseThrow().normalised(0)).isEqualTo(0.5f);
        assertThat(Reading.values(cloud, "blue")).containsExactly(51, 0);
    }

    @Test
    void columnsWithoutNames() throws Exception {
        assertThat(Reading.read("1 2 3 40\n").attributes()).extracting("name").containsExactly("intensity");
        assertThat(Reading.read("1 2 3 40 50 255\n").hasColour()).isTrue();
        assertThat(Reading.read("1 2 3 0 1 0\n").hasColour()).isTrue();
        assertThat(Reading.read("1 2 3 0 -1 0\n").attributes())
                .extracting("name")
                .containsExactly("nx", "ny", "nz");
        assertThat(Reading.read("1 2 3 0 -1 7\n").attributes())
                .extracting("name")
                .containsExactly("column_4", "column_5", "column_6");
        assertThat(Reading.read("1 2 3 9 1 2 3\n").hasColour()).isTrue();
        assertThat(Reading.read("1 2 3 9 1\n").attributes()).extracting("name").containsExactly("column_4", "column_5");
    }

    @Test
    void wordsArePassedOverInNamedColumns() throws Exception {
        PointCloud cloud = Reading.read("x,y,z,kind,label\n1,2,3,tree,4\n");
        assertThat(cloud.attributes()).extracting("name").containsExactly("label");
    }

    @Test
    void columnsWithAnEmptyNameGetOne() throws Exception {
        PointCloud cloud = Reading.read("x,y,z,, ,label\n1,2,3,4,5,6\n");
        assertThat(cloud.attributes()).extracting("name").containsExactly("column_4", "column_5", "label");
    }

    @Test
    void notFiniteIsKept() throws Exception {
        PointCloud cloud = Reading.read("1 2 3\nnan -nan NaN\ninf -inf 1.#INF\n1.#QNAN 0 0\n");
        assertThat(cloud.size()).isEqualTo(4);
        assertThat(cloud.finitePoints()).isEqualTo(1);
        assertThat(Reading.position(cloud, 2))
                .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 2 3\n4 5\n",
                "1 2 3\n4 5 6 7\n",
                "1 2 3\n4 five 6\n",
                "x,y,w\n1,2,3\n",
                "x,y,z,x\n1,2,3,4\n",
                "1,2,3\n4,,6\n",
                "1 2 3\n4 5 0x6\n",
                "1 2 3\n4 5 6d\n"
            })
    void unevenAndUnreadableLinesAreRefused(String content) {
        Reading.refused(content, Reason.UNDECODABLE);
    }

    @Test
    void theLineIsNamed() {
        assertThat(Reading.refused("1 2 3\n\n4 5\n", Reason.UNDECODABLE)).hasMessageContaining("Line 3");
    }

    @Test
    void longLinesAreRefused() {
        PointLimits small = new PointLimits(10, 1000, 300, 16, 1000);
        String line = "1 2 " + " ".repeat(300) + "3\n";
        Reading.refused(("1 2 3\n" + line).getBytes(), Reading.everything().withLimits(small), Reason.TOO_LARGE);
        String many = "1 ".repeat(20) + "\n";
        Reading.refused(many.getBytes(), Reading.everything().withLimits(small), Reason.TOO_LARGE);
    }

    @Test
    void textWithoutPointsIsUnknown() {
        Reading.refused("Dear colleagues,\nthe cloud follows tomorrow.\n", Reason.UNKNOWN_FORMAT);
        Reading.refused("# 1 2 3 in a comment\n", Reason.EMPTY);
    }

    @Test
    void pts() throws Exception {
        PointCloud cloud = Reading.read("2\n1 2 3 -2048 1 2 3\n4 5 6 2047 4 5 6\n1\n7 8 9 0 7 8 9\n");
        assertThat(cloud.format()).isEqualTo(PointCloudFormat.PTS);
        assertThat(cloud.size()).isEqualTo(3);
        assertThat(cloud.attribute("intensity").orElseThrow().normalised(0)).isZero();
        assertThat(cloud.attribute("intensity").orElseThrow().normalised(1)).isEqualTo(1);
        assertThat(Reading.values(cloud, "blue")).containsExactly(3, 6, 9);
    }

    @Test
    void countsOfPts() throws Exception {
        PointCloudException refusal = Reading.refused("3\n1 2 3\n4 5 6\n", Reason.TRUNCATED);
        assertThat(refusal.limit()).hasValue(3);
        assertThat(refusal.actual()).hasValue(2);
        assertThat(Reading.read("1\n1 2 3\n4 5 6\n").warnings()).hasSize(1);
        Reading.refused("1000000000\n1 2 3\n", Reason.TOO_LARGE);
        Reading.refused("99999999\n1 2 3\n", Reason.TRUNCATED);
        Reading.refused("1\n1 2 3 4 5\n", Reason.UNDECODABLE);
    }

    @Test
    void ptxPlacesPointsByTheirMatrix() throws Exception {
        PointCloud cloud = Reading.read(Fixtures.all().get("grid.ptx"));
        assertThat(cloud.format()).isEqualTo(PointCloudFormat.PTX);
        assertThat(Reading.position(cloud, 0)).containsExactly(11, 22, 33);
        assertThat(cloud.coordinates().isFinite(1)).isFalse();
    }

    @Test
    void severalScansInAPtx() throws Exception {
        String rotated = "1\n1\n0 0 0\n1 0 0\n0 1 0\n0 0 1\n0 1 0 0\n-1 0 0 0\n0 0 1 0\n0 0 5 1\n1 2 3 0.5\n";
        PointCloud cloud = Reading.read(new String(Fixtures.all().get("grid.ptx")) + rotated);
        assertThat(cloud.size()).isEqualTo(3);
        assertThat(Reading.position(cloud, 2)).containsExactly(-2, 1, 8);
        Reading.refused(new String(Fixtures.all().get("grid.ptx")) + "1\n", Reason.TRUNCATED);
        Reading.refused(rotated + "2\n2\n", Reason.TRUNCATED);
        Reading.refused(rotated.replace("0 1 0 0\n", "0 1 0\n"), Reason.UNDECODABLE);
    }

    @Test
    void ourOwnCsvComesBack() throws Exception {
        byte[] source = "x,y,z\n0.1,1e300,-7\n1e-5,nan,inf\n".getBytes();
        byte[] csv = Fixtures.written(source, OutputFormat.CSV);
        assertThat(new String(csv))
                .isEqualTo("x,y,z,label,class_name\n0.1,1.0E300,-7.0,0,ground\n1.0E-5,nan,inf,1,tree\n");
        PointCloud cloud = Reading.read(csv);
        assertThat(Reading.position(cloud, 0)).containsExactly(0.1, 1e300, -7);
        assertThat(Reading.values(cloud, "label")).containsExactly(0, 1);
    }
}
