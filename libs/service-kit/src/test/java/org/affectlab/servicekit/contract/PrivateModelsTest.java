package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.affectlab.access.InternalTokens;
import org.affectlab.access.Scope;
import org.affectlab.inference.ModelManifest;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A package with an owner, at every door, as its owner and as somebody else sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivateModelsTest {
    private static final String OWN = "adapted-1f";
    /** As long as the other, so that answers can be compared. */
    private static final String NONE = "adapted-00";

    private static final String INFER =
            "{\"inputs\":[{\"name\":\"waveform\",\"shape\":[1,2],\"datatype\":\"FP32\",\"data\":[1,2]}]}";

    private RunningService service;

    @BeforeAll
    void start(@TempDir Path folder) {
        FakePackages.write(folder.resolve("public"), manifest("kit-sum"), PrivateModelsTest::sum);
        FakePackages.write(folder.resolve("private"), manifest(OWN).withOwner("ada"), PrivateModelsTest::sum);
        FakePackages.write(folder.resolve("private"), manifest("ownerless"), PrivateModelsTest::sum);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("spring.application.name", "kit");
        settings.put("affectlab.models.folders", folder.resolve("public"));
        settings.put("affectlab.models.private-folder", folder.resolve("private"));
        settings.put("affectlab.models.watch-interval", "0");
        settings.put("management.endpoint.health.show-details", "always");
        service = RunningService.start(KitApplication.class, new FakeEngine(PrivateModelsTest::sum), settings);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static ModelManifest manifest(String name) {
        return FakePackages.manifest(name, KitApplication.TASK, List.of("sum"), 2);
    }

    private static float[] sum(float[] item) {
        return new float[] {item[0] + item[1]};
    }

    private HttpRequest.Builder as(String caller, String path, Scope... scopes) {
        return service.request(path).setHeader(InternalTokens.HEADER, TestTokens.of(caller, Set.of(scopes)));
    }

    private Answer get(String caller, String path) {
        return service.send(as(caller, path));
    }

    private Answer post(String caller, String path, String body, Scope... scopes) {
        return service.send(as(caller, path, scopes)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private static List<String> names(JsonNode models) {
        List<String> names = new ArrayList<>();
        models.forEach(model -> names.add(model.get("name").asString()));
        return names;
    }

    /** The same answer but for the name that was asked for and the trace. */
    private static void assertSame(Answer hidden, Answer unknown) {
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(withoutTrace(hidden).replace(OWN, NONE)).isEqualTo(withoutTrace(unknown));
    }

    private static String withoutTrace(Answer answer) {
        return answer.body().replace(answer.header("X-Trace-Id"), "");
    }

    @Test
    void isListedForItsOwnerAlone() {
        assertThat(names(get("ada", "/v1/models").json().get("models"))).containsExactly(OWN, "kit-sum");
        assertThat(names(get("ben", "/v1/models").json().get("models"))).containsExactly("kit-sum");
        assertThat(names(get("ada", "/v2/repository/index").json())).containsExactly(OWN, "kit-sum");
        assertThat(names(get("ben", "/v2/repository/index").json())).containsExactly("kit-sum");
        assertThat(names(post("ada", "/v2/repository/index", "{}").json())).containsExactly(OWN, "kit-sum");
        assertThat(names(post("ben", "/v2/repository/index", "{}").json())).containsExactly("kit-sum");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models/%s",
                "/v1/models/%s@1",
                "/v2/models/%s",
                "/v2/models/%s/versions/1",
                "/v2/models/%s/ready",
                "/v2/models/%s/versions/1/ready"
            })
    void isThereForItsOwnerAlone(String door) {
        assertThat(get("ada", door.formatted(OWN)).json().get("name").asString())
                .isEqualTo(OWN);
        assertSame(get("ben", door.formatted(OWN)), get("ben", door.formatted(NONE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/models/%s/infer", "/v2/models/%s/versions/1/infer"})
    void computesForItsOwnerAlone(String door) {
        Answer own = post("ada", door.formatted(OWN), INFER);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.json().at("/outputs/0/data/0").asDouble()).isEqualTo(3.0);
        assertSame(post("ben", door.formatted(OWN), INFER), post("ben", door.formatted(NONE), INFER));
        assertThat(post("ben", "/v2/models/kit-sum/infer", INFER).status()).isEqualTo(200);
    }

    @Test
    void anAdministratorSeesAllButUsesNothing() {
        assertThat(names(service.send(as("root", "/v2/repository/index", Scope.ADMIN))
                        .json()))
                .containsExactly(OWN, "kit-sum", "ownerless");
        assertThat(service.send(as("root", "/v1/models/" + OWN, Scope.ADMIN)).status())
                .isEqualTo(404);
        assertThat(post("root", "/v2/models/" + OWN + "/infer", INFER, Scope.ADMIN)
                        .status())
                .isEqualTo(404);
        Answer loaded = post("root", "/v2/repository/models/" + OWN + "/load", "{}", Scope.ADMIN);
        assertThat(loaded.json().get("state").asString()).isEqualTo("READY");
    }

    @Test
    void aPrivatePackageWithoutAnOwnerIsNobodys() {
        assertThat(get("ada", "/v1/models/ownerless").status()).isEqualTo(404);
        assertThat(post("ada", "/v2/models/ownerless/infer", INFER).status()).isEqualTo(404);
    }

    @Test
    void healthDoesNotNameIt() {
        String health = service.get("/actuator/health").body();
        assertThat(health).contains("kit-sum").doesNotContain(OWN, "ownerless");
    }
}
