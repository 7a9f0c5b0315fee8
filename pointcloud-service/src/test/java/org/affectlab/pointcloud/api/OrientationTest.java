package org.affectlab.pointcloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.affectlab.pointcloud.pipeline.MadeCloud;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Units and direction, as clients say them. */
class OrientationTest extends CloudServiceTest {
    private static final MadeCloud HOUSE = MadeCloud.house(60);

    private static void assertHalves(JsonNode answer) {
        assertThat(answer.at("/classes/0/count").asInt()).isEqualTo(30);
        assertThat(answer.at("/classes/1/count").asInt()).isEqualTo(30);
    }

    private static String warnings(JsonNode answer) {
        return answer.at("/provenance/warnings").toString();
    }

    @Test
    void metresAreAssumedAndTold() {
        JsonNode answer = good("", HOUSE.ply());
        assertThat(answer.at("/provenance/preprocessing/unitsFrom").asString()).isEqualTo("ASSUMED");
        assertThat(warnings(answer)).contains("UNITS_ASSUMED").doesNotContain("UNITS_IMPLAUSIBLE");
    }

    @Test
    void millimetresAreTakenAsSaidAndSuspectedWhenNotSaid() {
        byte[] body = HOUSE.times(1000).ply();
        JsonNode said = good("?units=mm", body);
        assertHalves(said);
        assertThat(said.at("/provenance/preprocessing/gridPoints").asInt()).isEqualTo(60);
        assertThat(warnings(said)).doesNotContain("UNITS");
        // Boxes stay in the file's own coordinates.
        assertThat(said.at("/classes/1/box/min/2").asDouble()).isGreaterThanOrEqualTo(5000);
        assertThat(warnings(good("", body))).contains("UNITS_IMPLAUSIBLE");
        assertThat(warnings(good("?units=mm", HOUSE.ply()))).contains("UNITS_IMPLAUSIBLE");
    }

    @Test
    void anotherAxisUpwards() {
        byte[] body = HOUSE.withYUp().ply();
        JsonNode said = good("?upAxis=y", body);
        assertHalves(said);
        assertThat(said.at("/provenance/preprocessing/upAxis").asString()).isEqualTo("y");
        assertThat(warnings(said)).doesNotContain("UP_AXIS");
        JsonNode turned = good("", body);
        assertThat(warnings(turned)).contains("UP_AXIS_IMPLAUSIBLE");
        assertThat(warnings(good("", HOUSE.ply()))).doesNotContain("UP_AXIS");
    }

    @Test
    void upsideDown() {
        JsonNode answer = good("?upAxis=-z", HOUSE.ply());
        // What was the floor lies above now.
        assertThat(answer.at("/classes/1/box/max/2").asDouble()).isLessThan(1);
        assertThat(answer.at("/classes/0/box/min/2").asDouble()).isGreaterThan(4);
    }
}
