package org.affectlab.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.affectlab.gateway.config.ServiceSettings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiJoinerTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final ServiceSettings SPEECH = service("speech");
    private static final ServiceSettings FACE = service("face");

    private final OpenApiJoiner joiner = new OpenApiJoiner(
            read(
                    """
            {"openapi": "3.1.0", "servers": [{"url": "/"}], "tags": [{"name": "Platform"}],
             "paths": {"/v1/models": {"get": {"operationId": "list"}}},
             "components": {"schemas": {"Own": {"type": "object"}}}}"""));

    @Test
    void testOnlyRoutedPathsAreTaken() {
        joiner.add(
                SPEECH,
                read(
                        """
                {"servers": [{"url": "http://127.0.0.1:8081"}],
                 "paths": {"/v1/speech/emotions": {"post": {}}, "/v1/models": {"get": {"operationId": "inner"}},
                           "/actuator/health": {"get": {}}}}"""));
        assertThat(joiner.result().path("paths").propertyNames())
                .containsExactlyInAnyOrder("/v1/models", "/v1/speech/emotions");
        assertThat(at("/paths/~1v1~1models/get/operationId").asString()).isEqualTo("list");
        assertThat(at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(joiner.result().path("servers")).hasSize(1);
    }

    @Test
    void testOperationsSayWhatTheGatewayMayAnswer() {
        joiner.add(
                SPEECH,
                read(
                        """
                {"paths": {"/v1/speech/a": {"post": {"responses": {"200": {}, "403": {"description": "own"}}}},
                           "/v1/speech/b": {"get": {"security": [], "responses": {"200": {}}}}}}"""));
        joiner.result();
        assertThat(at("/paths/~1v1~1speech~1a/post/responses").propertyNames()).contains("401", "403");
        assertThat(at("/paths/~1v1~1speech~1a/post/responses/403/description").asString())
                .isEqualTo("own");
        assertThat(at("/paths/~1v1~1speech~1b/get/responses").propertyNames()).containsExactly("200");
    }

    @Test
    void testEqualComponentsAreOne() {
        joiner.add(SPEECH, withSchema("/v1/speech/a", "Problem", "object"));
        joiner.add(FACE, withSchema("/v1/face/a", "Problem", "object"));
        assertThat(at("/components/schemas").propertyNames()).containsExactlyInAnyOrder("Own", "Problem");
        assertThat(reference("/v1/face/a")).isEqualTo("#/components/schemas/Problem");
    }

    @Test
    void testDifferentComponentsOfOneNameAreKeptApart() {
        joiner.add(SPEECH, withSchema("/v1/speech/a", "Result", "object"));
        joiner.add(FACE, withSchema("/v1/face/a", "Result", "array"));
        assertThat(reference("/v1/speech/a")).isEqualTo("#/components/schemas/Result");
        assertThat(reference("/v1/face/a")).isEqualTo("#/components/schemas/FaceResult");
        assertThat(at("/components/schemas/Result/type").asString()).isEqualTo("object");
        assertThat(at("/components/schemas/FaceResult/type").asString()).isEqualTo("array");
    }

    @Test
    void testRenamedReferencesInsideComponentsAndDiscriminatorsFollow() {
        joiner.add(SPEECH, withSchema("/v1/speech/a", "Item", "object"));
        joiner.add(
                FACE,
                read(
                        """
                {"paths": {"/v1/face/a": {"get": {"schema": {"$ref": "#/components/schemas/List"}}}},
                 "components": {"schemas": {
                   "List": {"items": {"$ref": "#/components/schemas/Item"},
                            "discriminator": {"propertyName": "kind", "mapping": {"one": "#/components/schemas/Item"}}},
                   "Item": {"type": "string"}}}}"""));
        assertThat(at("/components/schemas/List/items/$ref").asString()).isEqualTo("#/components/schemas/FaceItem");
        assertThat(at("/components/schemas/List/discriminator/mapping/one").asString())
                .isEqualTo("#/components/schemas/FaceItem");
        assertThat(at("/components/schemas/FaceItem/type").asString()).isEqualTo("string");
    }

    @Test
    void testNamesThatAreTakenTwiceGetANumber() {
        joiner.add(SPEECH, withSchema("/v1/speech/a", "Item", "object"));
        ObjectNode face = withSchema("/v1/face/a", "Item", "array");
        ((ObjectNode) face.at("/components/schemas")).putObject("FaceItem").put("type", "string");
        ((ObjectNode) face.at("/paths/~1v1~1face~1a/get"))
                .putObject("other")
                .put("$ref", "#/components/schemas/FaceItem");
        joiner.add(FACE, face);
        assertThat(reference("/v1/face/a")).isEqualTo("#/components/schemas/FaceItem2");
        assertThat(at("/components/schemas/FaceItem/type").asString()).isEqualTo("string");
    }

    @Test
    void testComponentsThatNoRoutedPathNeedsAreLeftOut() {
        ObjectNode document = withSchema("/v1/speech/a", "Needed", "object");
        ((ObjectNode) document.at("/components/schemas")).putObject("Unneeded");
        joiner.add(SPEECH, document);
        assertThat(at("/components/schemas").propertyNames()).containsExactlyInAnyOrder("Own", "Needed");
    }

    @Test
    void testComponentsThatReferToEachOtherEnd() {
        joiner.add(
                SPEECH,
                read(
                        """
                {"paths": {"/v1/speech/a": {"get": {"schema": {"$ref": "#/components/schemas/Tree"}}}},
                 "components": {"schemas": {
                   "Tree": {"items": {"$ref": "#/components/schemas/Branch"}},
                   "Branch": {"items": {"$ref": "#/components/schemas/Tree"}}}}}"""));
        assertThat(at("/components/schemas").propertyNames()).containsExactlyInAnyOrder("Own", "Tree", "Branch");
    }

    @Test
    void testOperationIdsAndTagsAreUnique() {
        String document =
                """
                {"tags": [{"name": "Analysis"}, {"name": "Platform"}],
                 "paths": {"%s": {"get": {"operationId": "list"}, "post": {"operationId": "analyse"}}}}""";
        joiner.add(SPEECH, read(document.formatted("/v1/speech/a")));
        joiner.add(FACE, read(document.formatted("/v1/face/a")));
        assertThat(at("/paths/~1v1~1speech~1a/get/operationId").asString()).isEqualTo("speech-list");
        assertThat(at("/paths/~1v1~1speech~1a/post/operationId").asString()).isEqualTo("analyse");
        assertThat(at("/paths/~1v1~1face~1a/post/operationId").asString()).isEqualTo("face-analyse");
        assertThat(joiner.result().path("tags").valueStream().map(tag -> tag.path("name")
                        .asString()))
                .containsExactly("Platform", "Analysis");
    }

    @Test
    void testSecuritySchemesOfOneNameAreKeptApart() {
        String document =
                """
                {"security": [{"key": []}], "paths": {"%s": {"get": {"responses": {}}}},
                 "components": {"securitySchemes": {"key": {"type": "%s"}}}}""";
        joiner.add(SPEECH, read(document.formatted("/v1/speech/a", "apiKey")));
        joiner.add(FACE, read(document.formatted("/v1/face/a", "http")));
        assertThat(at("/paths/~1v1~1speech~1a/get/security/0").propertyNames()).containsExactly("key");
        assertThat(at("/paths/~1v1~1face~1a/get/security/0").propertyNames()).containsExactly("Facekey");
        assertThat(at("/components/securitySchemes/Facekey/type").asString()).isEqualTo("http");
    }

    @Test
    void testServicesDocumentIsNotChanged() {
        joiner.add(SPEECH, withSchema("/v1/speech/a", "Result", "object"));
        ObjectNode face = withSchema("/v1/face/a", "Result", "array");
        ObjectNode before = face.deepCopy();
        joiner.add(FACE, face);
        assertThat(face).isEqualTo(before);
    }

    private String reference(String path) {
        return joiner.result().path("paths").path(path).at("/get/schema/$ref").asString();
    }

    private JsonNode at(String pointer) {
        return joiner.result().at(pointer);
    }

    private static ObjectNode withSchema(String path, String name, String type) {
        return read(
                """
                {"paths": {"%s": {"get": {"schema": {"$ref": "#/components/schemas/%s"}}}},
                 "components": {"schemas": {"%s": {"type": "%s"}}}}"""
                        .formatted(path, name, name, type));
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) MAPPER.readTree(json);
    }

    private static ServiceSettings service(String name) {
        return new ServiceSettings(name, URI.create("http://127.0.0.1:1"), List.of("/v1/" + name + "/**"));
    }
}
