package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.access.Scope;
import org.affectlab.inference.serving.ModelLease;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A private package is deleted by its owner, and by nobody else. Each test has a model of its own; nobody watches the folders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnModelsTest {
    private static final String NONE = "own-none";
    private static final String OUTSIDE = "own-away";
    private static final String OWN = "own-gone";
    private static final String KEPT = "own-kept";
    private static final String USED = "own-used";
    private static final String AGAIN = "own-anew";
    private static final String MISSING = "own-lost";
    private static final String VERSIONS = "own-many";
    private static final String MIXED = "own-both";

    private static final List<String> DOORS = List.of(
            "/v1/models/%s",
            "/v1/models/%s@1",
            "/v2/models/%s",
            "/v2/models/%s/versions/1",
            "/v2/models/%s/ready",
            "/v2/models/%s/versions/1/ready");

    private PrivateKit kit;

    @BeforeAll
    void start(@TempDir Path folder) {
        kit = new PrivateKit(folder);
        kit.writePublic(PrivateKit.manifest("kit-sum"));
        kit.writePublic(PrivateKit.manifest(OUTSIDE).withOwner("ada"));
        kit.writePublic(PrivateKit.manifest(MIXED, "1"));
        kit.writePrivate(PrivateKit.manifest(MIXED, "2").withOwner("ada"));
        kit.writePrivate(PrivateKit.manifest("ownerless"));
        for (String name : List.of(OWN, KEPT, USED, AGAIN, MISSING)) {
            kit.writePrivate(PrivateKit.manifest(name).withOwner("ada"));
        }
        for (String version : List.of("1", "2", "3")) {
            kit.writePrivate(PrivateKit.manifest(VERSIONS, version).withOwner("ada"));
        }
        kit.start();
    }

    @AfterAll
    void stop() {
        kit.close();
    }

    private Path directory(String name) {
        return kit.privateFolder().resolve(name);
    }

    private Answer delete(String caller, String model, Scope... scopes) {
        return kit.delete(caller, "/v1/models/" + model, scopes);
    }

    private void assertDeletes(String model) {
        Answer answer = delete("ada", model);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.json().get("code").asString()).isEqualTo("FORBIDDEN");
    }

    private List<String> listedForAda() {
        return PrivateKit.names(kit.get("ada", "/v1/models").json().get("models"));
    }

    private int infer(String model) {
        return kit.post("ada", "/v2/models/" + model + "/infer", PrivateKit.INFER)
                .status();
    }

    @Test
    void whatItsOwnerDeletesIsAsIfItNeverWas() throws IOException {
        assertThat(infer(OWN)).isEqualTo(200);
        assertDeletes(OWN);
        for (String door : DOORS) {
            PrivateKit.assertSame(kit.get("ada", door.formatted(OWN)), OWN, kit.get("ada", door.formatted(NONE)), NONE);
        }
        assertThat(infer(OWN)).isEqualTo(404);
        PrivateKit.assertSame(delete("ada", OWN), OWN, delete("ada", NONE), NONE);
        assertThat(listedForAda()).doesNotContain(OWN).contains(KEPT);
        assertThat(PrivateKit.names(
                        kit.get("root", "/v2/repository/index", Scope.ADMIN).json()))
                .doesNotContain(OWN);
        assertThat(directory(OWN)).doesNotExist();
        try (Stream<Path> files = Files.list(kit.privateFolder())) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void forOthersThereIsNothingToDelete() {
        for (String model : List.of(KEPT, OUTSIDE)) {
            PrivateKit.assertSame(delete("ben", model), model, delete("ben", NONE), NONE);
            PrivateKit.assertSame(delete("root", model, Scope.ADMIN), model, delete("root", NONE, Scope.ADMIN), NONE);
            PrivateKit.assertSame(delete("ben", model + "@1"), model, delete("ben", NONE + "@1"), NONE);
        }
        assertThat(delete("ada", "ownerless").status()).isEqualTo(404);
        assertThat(directory(KEPT).resolve("1/model.json")).exists();
        assertThat(directory("ownerless/1/model.json")).exists();
        assertThat(infer(KEPT)).isEqualTo(200);
    }

    @Test
    void whatEverybodySeesIsNobodysToDelete() {
        assertForbidden(delete("ada", "kit-sum"));
        assertForbidden(delete("ada", "kit-sum@1"));
        assertForbidden(delete("root", "kit-sum", Scope.ADMIN));
        assertThat(kit.publicFolder().resolve("kit-sum/1/model.json")).exists();
        assertThat(infer("kit-sum")).isEqualTo(200);
    }

    @Test
    void whatDoesNotLieInThePrivateFolderStays() {
        assertForbidden(delete("ada", OUTSIDE));
        assertThat(kit.publicFolder().resolve(OUTSIDE).resolve("1/model.json")).exists();
        assertThat(infer(OUTSIDE)).isEqualTo(200);
    }

    @Test
    void aVersionIsDeletedAloneAndANameInAllVersions() {
        assertDeletes(VERSIONS + "@3");
        assertThat(kit.get("ada", "/v1/models/" + VERSIONS)
                        .json()
                        .get("version")
                        .asString())
                .isEqualTo("2");
        assertThat(delete("ada", VERSIONS + "@3").status()).isEqualTo(404);
        assertThat(directory(VERSIONS)).isDirectoryNotContaining("glob:**/3").isDirectoryContaining("glob:**/2");
        assertDeletes(VERSIONS);
        assertThat(kit.get("ada", "/v1/models/" + VERSIONS).status()).isEqualTo(404);
        assertThat(directory(VERSIONS)).doesNotExist();
    }

    @Test
    void ofANameThatAPublicModelTookOnlyTheOwnVersionIsDeleted() {
        assertForbidden(delete("ada", MIXED));
        assertThat(directory(MIXED).resolve("2")).as("all or none").exists();
        assertDeletes(MIXED + "@2");
        assertThat(infer(MIXED)).isEqualTo(200);
    }

    @Test
    void requestsEndOnTheModelThatTheyBeganWith() {
        ModelRepository repository = kit.service().bean(ModelRepository.class);
        try (ModelLease lease = repository.lease(USED, null).orElseThrow()) {
            assertDeletes(USED);
            assertThat(repository.find(USED, null)).isEmpty();
            assertThat(lease.model().state()).hasToString("READY");
        }
    }

    @Test
    void aModelWhosePackageAnotherServiceDeletedIsDeletedToo() throws IOException {
        FileSystemUtils.deleteRecursively(directory(MISSING));
        assertThat(listedForAda()).contains(MISSING);
        assertDeletes(MISSING);
        assertThat(listedForAda()).doesNotContain(MISSING);
    }

    @Test
    void aModelOfTheSameNameIsANewOne() {
        assertDeletes(AGAIN);
        kit.writePrivate(PrivateKit.manifest(AGAIN).withOwner("ben"));
        kit.post("root", "/v2/repository/models/" + AGAIN + "/load", "{}", Scope.ADMIN);
        assertThat(kit.get("ben", "/v1/models/" + AGAIN).json().get("state").asString())
                .isEqualTo("READY");
        assertThat(delete("ada", AGAIN).status()).isEqualTo(404);
    }

    @Test
    void whatIsNoNameIsUnknown() {
        for (String text : List.of("NoName", "own.gone", "own-gone@", "-own")) {
            assertThat(delete("ada", text).json().get("code").asString()).isEqualTo("UNKNOWN_MODEL");
        }
        assertThat(kit.delete("ada", "/v1/models").status()).isEqualTo(405);
    }

    @Test
    void isDescribed() {
        assertThat(kit.service()
                        .get("/v3/api-docs")
                        .json()
                        .at("/paths/~1v1~1models~1{name}/delete/responses")
                        .propertyNames())
                .contains("204", "403", "404", "500", "504")
                .doesNotContain("200");
    }
}
