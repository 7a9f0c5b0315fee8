package org.affectlab.pointcloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.pointcloud.PointCloudServiceApplication;
import org.affectlab.pointcloud.model.HalvesModel;
import org.affectlab.pointcloud.pipeline.MadeCloud;
import org.affectlab.servicekit.contract.FakeEngine;
import org.affectlab.servicekit.contract.FakePackages;
import org.affectlab.servicekit.contract.RunningService;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which model answers when the client names none, and what happens while there is none. */
@Timeout(300)
class NoModelTest {
    private static RunningService start(Path models) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("affectlab.models.folders", models);
        settings.put("affectlab.models.watch-interval", "100ms");
        settings.put("affectlab.models.workers", 1);
        return RunningService.start(PointCloudServiceApplication.class, new FakeEngine(HalvesModel::logits), settings);
    }

    private static Answer post(RunningService service) {
        return service.post(PointCloudContractTest.PATH, MadeCloud.house(50).ply(), "Content-Type", "application/ply");
    }

    @Test
    void isReadyWithoutAModelAndTakesThatWhichComes(@TempDir Path models) throws InterruptedException {
        FakePackages.write(
                models,
                FakePackages.manifest("voices", "speech-emotion", List.of("calm", "angry"), 4),
                item -> new float[2]);
        try (RunningService service = start(models)) {
            assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(200);
            // Models of other services are not there.
            assertThat(service.get("/v1/models").json().get("models")).isEmpty();
            Answer none = post(service);
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.json().get("code").asString()).isEqualTo("UNKNOWN_MODEL");

            FakePackages.write(models, HalvesModel.manifest("walls"), HalvesModel::logits);
            FakePackages.write(models, HalvesModel.manifest("halves"), HalvesModel::logits);
            for (int look = 0;
                    look < 1000
                            && service.get("/v1/models").json().get("models").size() < 2;
                    look++) {
                Thread.sleep(20);
            }
            for (int look = 0; look < 1000 && post(service).status() != 200; look++) {
                Thread.sleep(20);
            }
            Answer answer = post(service);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().at("/provenance/model").asString()).isIn("halves", "walls");
        }
    }
}
