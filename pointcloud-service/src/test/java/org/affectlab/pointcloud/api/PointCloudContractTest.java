package org.affectlab.pointcloud.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.affectlab.pointcloud.PointCloudServiceApplication;
import org.affectlab.pointcloud.model.HalvesModel;
import org.affectlab.pointcloud.pipeline.MadeCloud;
import org.affectlab.servicekit.contract.ContractSubject;
import org.affectlab.servicekit.contract.ProblemContractTest;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PointCloudContractTest extends ProblemContractTest {
    static final String PATH = "/v1/pointclouds/segmentations";

    private static final MadeCloud HOUSE = MadeCloud.house(60);

    @Override
    protected ContractSubject subject() {
        return new ContractSubject(
                PointCloudServiceApplication.class,
                HalvesModel.manifest("halves"),
                HalvesModel::logits,
                PATH,
                HOUSE.ply(),
                "application/ply",
                List.of("x", "y", "z", "label", "class_name"),
                List.of("affectlab.pointclouds.max-points=5000", "affectlab.pointclouds.max-grid-points=2000"));
    }

    private Answer post(String query, byte[] body, String... headers) {
        return service().post(PATH + query, body, withContentType("application/octet-stream", headers));
    }

    @Test
    void answersWithTheClassesOfTheCloud() {
        JsonNode answer = post("", HOUSE.ply()).json();

        assertThat(answer.propertyNames()).containsExactly("points", "classes", "provenance");
        assertThat(answer.get("points").asInt()).isEqualTo(60);
        assertThat(answer.get("classes")).hasSize(3);
        JsonNode ground = answer.at("/classes/0");
        assertThat(ground.propertyNames())
                .containsExactly("id", "name", "asprsCode", "colour", "count", "share", "box");
        assertThat(ground.get("id").asInt()).isEqualTo(1);
        assertThat(ground.get("name").asString()).isEqualTo("ground");
        assertThat(ground.get("asprsCode").asInt()).isEqualTo(2);
        assertThat(ground.get("colour").asString()).isEqualTo("#a0522d");
        assertThat(ground.get("count").asInt()).isEqualTo(30);
        assertThat(ground.get("share").asDouble()).isCloseTo(0.5, within(1e-12));
        JsonNode building = answer.at("/classes/1");
        assertThat(building.get("count").asInt()).isEqualTo(30);
        assertThat(building.at("/box/min/2").asDouble()).isBetween(5.0, 5.1);
        assertThat(building.at("/box/max/2").asDouble()).isBetween(5.1, 5.2);
        JsonNode tree = answer.at("/classes/2");
        assertThat(tree.get("count").asInt()).isZero();
        assertThat(tree.has("box")).isFalse();
    }

    @Test
    void tellsWhereTheAnswerComesFrom() {
        JsonNode provenance =
                post("?model=halves@1&units=m", HOUSE.ply()).json().get("provenance");

        assertThat(provenance.get("model").asString()).isEqualTo("halves");
        assertThat(provenance.get("version").asString()).isEqualTo("1");
        assertThat(provenance.get("digest").asString()).startsWith("sha256:");
        assertThat(provenance.get("analysedPoints").asInt()).isEqualTo(60);
        assertThat(provenance.get("ignoredPoints").asInt()).isZero();
        assertThat(provenance.get("format").asString()).isEqualTo("PLY");
        JsonNode preprocessing = provenance.get("preprocessing");
        assertThat(preprocessing.get("units").asString()).isEqualTo("m");
        assertThat(preprocessing.get("unitsFrom").asString()).isEqualTo("PARAMETER");
        assertThat(preprocessing.get("upAxis").asString()).isEqualTo("z");
        assertThat(preprocessing.get("gridMetres").asDouble()).isEqualTo(0.1);
        assertThat(preprocessing.get("gridPoints").asInt()).isEqualTo(60);
        assertThat(preprocessing.get("inputPoints").asInt()).isEqualTo(HalvesModel.INPUT_POINTS);
        assertThat(preprocessing.get("inputs").asInt()).isPositive();
        assertThat(provenance.at("/warnings").toString()).isEqualTo("[\"SMALLER_THAN_INPUT\"]");
        assertThat(provenance.at("/content/npy").asString()).isEqualTo("classes");
    }

    @Test
    void tellsTheLimitsOfClouds() {
        JsonNode limits = service().get("/v1/limits").json().get("limits");
        assertThat(limits.get("minPoints").asInt()).isEqualTo(16);
        assertThat(limits.get("maxPoints").asInt()).isEqualTo(5000);
        assertThat(limits.get("maxGridPoints").asInt()).isEqualTo(2000);
        // The memory for uploads allows no more.
        assertThat(limits.get("maxJobPoints").asInt()).isEqualTo(3 * MAX_UPLOAD_BYTES / 164);
    }

    @Test
    void saysHowMuchWasAnalysed() {
        assertThat(postGood().header("X-Affectlab-Analysed")).isEqualTo("points=60");
    }

    @Test
    void refusesBadParameters() {
        for (String query : List.of(
                "?format=obj",
                "?units=inch",
                "?upAxis=w",
                "?upAxis=+z",
                "?npy=points",
                "?probabilities=maybe",
                "?entropy=2")) {
            assertProblem(post(query, HOUSE.ply()), ProblemCode.INVALID_PARAMETER);
        }
        assertProblem(post("?model=no-such-model", HOUSE.ply()), ProblemCode.UNKNOWN_MODEL);
        assertProblem(post("?model=halves@9", HOUSE.ply()), ProblemCode.UNKNOWN_MODEL);
    }

    @Test
    void showsFormsParametersAndProblemsInItsDescription() {
        JsonNode post =
                service().get("/v3/api-docs").json().get("paths").get(PATH).get("post");
        assertThat(post.at("/responses/200/content").propertyNames())
                .contains(
                        "application/json",
                        "application/x-npy",
                        "application/vnd.las",
                        "application/vnd.laszip",
                        "application/ply",
                        "text/csv");
        assertThat(post.at("/requestBody/content").propertyNames())
                .contains("application/octet-stream", "application/vnd.laszip", "multipart/form-data");
        assertThat(post.get("parameters").findValuesAsString("name"))
                .containsExactly(
                        "model",
                        "format",
                        "units",
                        "upAxis",
                        "probabilities",
                        "entropy",
                        "npy",
                        "Prefer",
                        "Idempotency-Key",
                        "Webhook-Url");
        assertThat(post.at("/responses/422/content")
                        .get("application/problem+json")
                        .get("examples")
                        .propertyNames())
                .contains("TOO_FEW_POINTS", "NO_EXTENT", "EXTENT_TOO_LARGE");
        assertThat(service().get("/v3/api-docs").body()).doesNotContain("LabelledCloud");
    }
}
