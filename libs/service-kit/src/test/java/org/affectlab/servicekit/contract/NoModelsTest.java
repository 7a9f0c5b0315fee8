package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service for whose task no package is there. */
@Timeout(300)
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

    @Test
    void isNotReadyOtherwise(@TempDir Path folder) {
        try (RunningService service = start(folder, false)) {
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(503);
        }
    }
}
