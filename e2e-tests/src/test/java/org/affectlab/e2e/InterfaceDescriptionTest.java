package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The joined OpenAPI document and the page that shows it. */
@OnPlatform
class InterfaceDescriptionTest {
    private final RunningPlatform platform;

    InterfaceDescriptionTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void describesGatewayAndServicesInOneDocument() {
        JsonNode document = document();
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames())
                .contains(
                        "/v1/speech/emotions",
                        "/v1/speech/features",
                        "/v1/speech/adaptations",
                        "/v1/models",
                        "/v1/models/{name}",
                        "/v1/limits",
                        "/v1/jobs/{id}/result",
                        "/v1/webhook-secret");
        assertThat(document.has("warnings")).isFalse();
    }

    @Test
    void describesParametersAnswersAndProblemsOfAnAnalysis() {
        JsonNode call = document().path("paths").path("/v1/speech/emotions").path("post");
        assertThat(call.path("parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("name").asString()))
                .contains("model", "hopMs", "Prefer", "Idempotency-Key", "Webhook-Url");
        assertThat(call.path("requestBody").path("content").propertyNames()).contains("multipart/form-data");
        assertThat(call.path("responses").propertyNames())
                .contains("200", "202", "400", "401", "403", "404", "413", "415", "422", "503", "504");
        JsonNode good = call.path("responses").path("200").path("content");
        assertThat(good.propertyNames()).contains("application/json", "text/csv", "application/x-ndjson");
        JsonNode json = good.path("application/json");
        assertThat(json.has("example") || json.has("examples")).isTrue();
    }

    @Test
    void saysThatAKeyIsNeeded() {
        JsonNode document = document();
        assertThat(document.path("security").valueStream().flatMap(one -> one.propertyNames().stream()))
                .containsExactlyInAnyOrder("apiKey", "bearer");
        assertThat(document.path("components").path("securitySchemes").propertyNames())
                .contains("apiKey", "bearer");
        assertThat(document.at("/paths/~1v2~1health~1live/get/security").isArray())
                .isTrue();
    }

    @Test
    void whatAnAnswerAlwaysHasIsRequired() {
        JsonNode answer = document().path("components").path("schemas").path("EmotionAnswer");
        assertThat(answer.path("required").valueStream().map(JsonNode::asString))
                .contains("emotion", "probabilities", "durationMs", "timeline", "provenance");
        JsonNode problem = document().path("components").path("schemas").path("Problem");
        assertThat(problem.path("required").valueStream().map(JsonNode::asString))
                .contains("code")
                .doesNotContain("limit", "actual");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        JsonNode document = document();
        Set<String> dangling = new TreeSet<>();
        for (JsonNode reference : document.findValues("$ref")) {
            String pointer = reference.asString();
            if (!pointer.startsWith("#/") || document.at(pointer.substring(1)).isMissingNode()) {
                dangling.add(pointer);
            }
        }
        assertThat(dangling).isEmpty();
    }

    @Test
    void pageAndItsPartsAreServedFromHere() {
        Answer page = platform.gateway().get("/docs", "Accept", "text/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("text/html");
        Matcher part = Pattern.compile("(?:src|href)=\"([^\"#]+)\"").matcher(page.body());
        int parts = 0;
        while (part.find()) {
            assertThat(part.group(1)).doesNotContain("//");
            Answer answer = platform.gateway().get(absolute(part.group(1)));
            assertThat(answer.status()).as(part.group(1)).isEqualTo(200);
            parts++;
        }
        assertThat(parts).isPositive();
    }

    private static String absolute(String address) {
        return address.startsWith("/") ? address : "/" + address;
    }

    private JsonNode document() {
        Answer answer = platform.gateway().get("/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }
}
