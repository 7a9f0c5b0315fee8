package org.affectlab.pointcloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.affectlab.pointcloud.pipeline.MadeCloud;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever a client may send: a reason, never a failure, and a good answer afterwards. */
class BadCloudTest extends CloudServiceTest {
    private static final MadeCloud HOUSE = MadeCloud.house(100);

    @Override
    Map<String, Object> more() {
        return Map.of("affectlab.pointclouds.max-points", 5000, "affectlab.pointclouds.max-job-points", 50_000);
    }

    @AfterEach
    void servesTheNextOne() {
        assertThat(good("", HOUSE.ply()).get("points").asInt()).isEqualTo(100);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] patched(byte[] file, int offset, double value) {
        byte[] copy = file.clone();
        ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putDouble(offset, value);
        return copy;
    }

    @Test
    void whatIsNoCloud() {
        refused(post("", ascii("This is text, whatever its name says.")), ProblemCode.UNKNOWN_FORMAT);
        refused(
                service().post(PATH, ascii("no ply\nat all\n"), "Content-Type", "application/ply"),
                ProblemCode.UNKNOWN_FORMAT);
        refused(post("", new byte[1000]), ProblemCode.UNKNOWN_FORMAT);
        refused(post("?format=ply", ascii("1 2 3\n4 5 6\n")), ProblemCode.UNDECODABLE);
        refused(post("?format=laz", HOUSE.ply()), ProblemCode.UNDECODABLE);
        refused(post("", ascii("ASTM-E57" + "x".repeat(100))), ProblemCode.UNDECODABLE);
    }

    @Test
    void wrongCounts() {
        String header = new String(HOUSE.ply(), StandardCharsets.ISO_8859_1);
        for (String count : List.of("101", "1000")) {
            byte[] more = header.replace("vertex 100", "vertex " + count).getBytes(StandardCharsets.ISO_8859_1);
            refused(post("", more), ProblemCode.UNDECODABLE);
        }
        byte[] none = header.replace("vertex 100", "vertex 0").getBytes(StandardCharsets.ISO_8859_1);
        refused(post("", none), ProblemCode.TOO_FEW_POINTS);
        byte[] negative = header.replace("vertex 100", "vertex -5").getBytes(StandardCharsets.ISO_8859_1);
        refused(post("", negative), ProblemCode.UNDECODABLE);
    }

    @Test
    void aBillionPointsInAThousandBytes() {
        String header = new String(HOUSE.ply(), StandardCharsets.ISO_8859_1);
        byte[] huge = header.replace("vertex 100", "vertex 1000000000").getBytes(StandardCharsets.ISO_8859_1);
        JsonNode problem = refused(post("", huge), ProblemCode.TOO_LARGE);
        assertThat(problem.get("limit").asInt()).isEqualTo(50_000);
        assertThat(problem.get("actual").asInt()).isEqualTo(1_000_000_000);
        byte[] beyond =
                header.replace("vertex 100", "vertex 99999999999999999999").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(post("", beyond).status()).isIn(413, 415);
    }

    @Test
    void duplicateProperties() {
        byte[] twice = new String(HOUSE.ply(), StandardCharsets.ISO_8859_1)
                .replace("property float y", "property float x")
                .getBytes(StandardCharsets.ISO_8859_1);
        refused(post("", twice), ProblemCode.UNDECODABLE);
    }

    @Test
    void truncatedFiles() {
        for (byte[] whole : List.of(HOUSE.laz(), HOUSE.las(), HOUSE.ply(), HOUSE.npy(), HOUSE.pcd())) {
            refused(post("", Arrays.copyOf(whole, whole.length - 20)), ProblemCode.UNDECODABLE);
            byte[] half = Arrays.copyOf(whole, whole.length / 2);
            assertThat(post("", half).status()).isEqualTo(415);
        }
    }

    @Test
    void damageThatTheAnalysisDoesNotSee() {
        byte[] damaged = HOUSE.lazWithDamagedTimes();
        assertThat(good("", damaged).get("points").asInt()).isEqualTo(100);
        assertThat(bytes("", damaged, "text/csv")).isNotEmpty();
        for (String form : List.of("application/vnd.las", "application/vnd.laszip")) {
            refused(post("", damaged, "Accept", form), ProblemCode.UNDECODABLE);
        }
    }

    @Test
    void scalesThatAreNone() {
        for (double scale : new double[] {-0.001, 0, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused(post("", patched(HOUSE.las(), 131, scale)), ProblemCode.UNDECODABLE);
        }
    }

    @Test
    void tooFewPoints() {
        JsonNode problem =
                refused(post("", MadeCloud.of(0, 0, 0, 1, 0, 0, 0, 1, 0).xyz()), ProblemCode.TOO_FEW_POINTS);
        assertThat(problem.get("limit").asInt()).isEqualTo(16);
        assertThat(problem.get("actual").asInt()).isEqualTo(3);
        float[] nowhere = new float[300];
        Arrays.fill(nowhere, Float.NaN);
        refused(post("", new MadeCloud(nowhere).ply()), ProblemCode.TOO_FEW_POINTS);
    }

    @Test
    void allPointsAtOnePlace() {
        float[] same = new float[300];
        Arrays.fill(same, 7);
        refused(post("", new MadeCloud(same).ply()), ProblemCode.NO_EXTENT);
    }

    @Test
    void pointsFartherApartThanAnyGrid() {
        refused(post("", HOUSE.with(3, 0, 3e38f).ply()), ProblemCode.EXTENT_TOO_LARGE);
        assertThat(post("", HOUSE.with(3, 0, 1e15f).ply()).status()).isEqualTo(422);
    }

    @Test
    void pointsThatAreNotFiniteAreIgnoredAndCounted() {
        MadeCloud odd = HOUSE.with(2, 2, Float.NaN).with(5, 0, Float.POSITIVE_INFINITY);
        JsonNode answer = good("", odd.ply());
        assertThat(answer.get("points").asInt()).isEqualTo(100);
        assertThat(answer.at("/provenance/ignoredPoints").asInt()).isEqualTo(2);
        assertThat(answer.at("/provenance/analysedPoints").asInt()).isEqualTo(98);
        assertThat(answer.at("/provenance/warnings").toString()).contains("IGNORED_POINTS");
        byte[] npy = bytes("", odd.ply(), "application/x-npy");
        assertThat(npy[npy.length - 100 + 2]).isEqualTo((byte) 255);
        assertThat(npy[npy.length - 100 + 5]).isEqualTo((byte) 255);
        assertThat(npy[npy.length - 100 + 6]).isEqualTo((byte) 1);
    }
}
