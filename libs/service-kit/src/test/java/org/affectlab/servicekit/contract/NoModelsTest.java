package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A service for whose task no package is there. */
@Timeout(300)
@ExtendWith(OutputCaptureExtension.class)
class NoModelsTest {
    private static RunningService start(Path folder, boolean mayBeEmpty) {
        FakePackages.write(
                folder, FakePackages.manifest("kit-sum", KitApplication.TASK, List.of("sum"), 2), item -> new float[1]);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("spring.application.name", "kit");
        settings.put("affectlab.models.folders", folder);
        settings.put("affectlab.models.tasks", "another-task");
        settings.put("affectlab.models.may-be-empty", mayBeEmpty);
        return RunningService.start(KitApplication.class, new FakeEngine(item -> new float[1]), settings);
    }

    @Test
    void isReadyWhereThatIsAllowed(@TempDir Path folder) {
        try (RunningService service = start(folder, true)) {
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(service.get("/v1/models").json().get("models")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBrokenPackageIsListedAndHoldsUpNobodyWhereThatIsAllowed(
            boolean mayBeEmpty, @TempDir Path folder, CapturedOutput output) throws IOException {
        Files.createDirectories(folder.resolve("empty").resolve("1"));
        FakePackages.write(
                folder, FakePackages.manifest("changed", "another-task", List.of("sum"), 2), item -> new float[1]);
        Files.writeString(folder.resolve("changed/1/model.pt"), "not what the manifest says");
        try (RunningService service = start(folder, mayBeEmpty)) {
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(mayBeEmpty ? 200 : 503);
            // What the command that starts the services looks for.
            assertThat(output).contains("empty@1 stays out, ", "first load of models is over: 2 of 2 failed");
            assertThat(service.get("/v1/models").json().get("models"))
                    .hasSize(2)
                    .allSatisfy(
                            model -> assertThat(model.get("state").asString()).isEqualTo("FAILED"));
        }
    }

    @Test
    void isNotReadyOtherwise(@TempDir Path folder) {
        try (RunningService service = start(folder, false)) {
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(503);
        }
    }
}
