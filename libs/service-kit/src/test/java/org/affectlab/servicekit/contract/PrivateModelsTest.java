package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.affectlab.access.Scope;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A package with an owner, at every door, as its owner and as somebody else sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivateModelsTest {
    private static final String OWN = "adapted-1f";
    /** As long as the other, so that answers can be compared. */
    private static final String NONE = "adapted-00";

    private PrivateKit kit;

    @BeforeAll
    void start(@TempDir Path folder) {
        kit = new PrivateKit(folder);
        kit.writePublic(PrivateKit.manifest("kit-sum"));
        kit.writePrivate(PrivateKit.manifest(OWN).withOwner("ada"));
        kit.writePrivate(PrivateKit.manifest("ownerless"));
        kit.start();
    }

    @AfterAll
    void stop() {
        kit.close();
    }

    private static void assertSame(Answer hidden, Answer unknown) {
        PrivateKit.assertSame(hidden, OWN, unknown, NONE);
    }

    @Test
    void isListedForItsOwnerAlone() {
        assertThat(PrivateKit.names(kit.get("ada", "/v1/models").json().get("models")))
                .containsExactly(OWN, "kit-sum");
        assertThat(PrivateKit.names(kit.get("ben", "/v1/models").json().get("models")))
                .containsExactly("kit-sum");
        assertThat(PrivateKit.names(kit.get("ada", "/v2/repository/index").json()))
                .containsExactly(OWN, "kit-sum");
        assertThat(PrivateKit.names(kit.get("ben", "/v2/repository/index").json()))
                .containsExactly("kit-sum");
        assertThat(PrivateKit.names(
                        kit.post("ada", "/v2/repository/index", "{}").json()))
                .containsExactly(OWN, "kit-sum");
        assertThat(PrivateKit.names(
                        kit.post("ben", "/v2/repository/index", "{}").json()))
                .containsExactly("kit-sum");
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
        assertThat(kit.get("ada", door.formatted(OWN)).json().get("name").asString())
                .isEqualTo(OWN);
        assertSame(kit.get("ben", door.formatted(OWN)), kit.get("ben", door.formatted(NONE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/models/%s/infer", "/v2/models/%s/versions/1/infer"})
    void computesForItsOwnerAlone(String door) {
        Answer own = kit.post("ada", door.formatted(OWN), PrivateKit.INFER);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.json().at("/outputs/0/data/0").asDouble()).isEqualTo(3.0);
        assertSame(
                kit.post("ben", door.formatted(OWN), PrivateKit.INFER),
                kit.post("ben", door.formatted(NONE), PrivateKit.INFER));
        assertThat(kit.post("ben", "/v2/models/kit-sum/infer", PrivateKit.INFER).status())
                .isEqualTo(200);
    }

    @Test
    void anAdministratorSeesAllButUsesNothing() {
        assertThat(PrivateKit.names(
                        kit.get("root", "/v2/repository/index", Scope.ADMIN).json()))
                .containsExactly(OWN, "kit-sum", "ownerless");
        assertThat(kit.get("root", "/v1/models/" + OWN, Scope.ADMIN).status()).isEqualTo(404);
        assertThat(kit.post("root", "/v2/models/" + OWN + "/infer", PrivateKit.INFER, Scope.ADMIN)
                        .status())
                .isEqualTo(404);
        Answer loaded = kit.post("root", "/v2/repository/models/" + OWN + "/load", "{}", Scope.ADMIN);
        assertThat(loaded.json().get("state").asString()).isEqualTo("READY");
    }

    @Test
    void aPrivatePackageWithoutAnOwnerIsNobodys() {
        assertThat(kit.get("ada", "/v1/models/ownerless").status()).isEqualTo(404);
        assertThat(kit.post("ada", "/v2/models/ownerless/infer", PrivateKit.INFER)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void healthDoesNotNameIt() {
        String health = kit.service().get("/actuator/health").body();
        assertThat(health).contains("kit-sum").doesNotContain(OWN, "ownerless");
    }
}
