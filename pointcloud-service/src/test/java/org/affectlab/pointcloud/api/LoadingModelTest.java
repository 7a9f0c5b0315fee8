package org.affectlab.pointcloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.affectlab.pointcloud.PointCloudServiceApplication;
import org.affectlab.pointcloud.model.HalvesModel;
import org.affectlab.pointcloud.pipeline.MadeCloud;
import org.affectlab.servicekit.contract.FakeEngine;
import org.affectlab.servicekit.contract.FakePackages;
import org.affectlab.servicekit.contract.RunningService;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** While the only model is loaded, and nobody names one. */
@Timeout(300)
class LoadingModelTest {
    private static final int LOOKS = 3000;

    @TempDir
    Path models;

    @TempDir
    Path jobs;

    private final FakeEngine engine = new FakeEngine(HalvesModel::logits);

    private RunningService startLoading() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("affectlab.models.folders", models);
        settings.put("affectlab.models.watch-interval", "100ms");
        settings.put("affectlab.models.workers", 1);
        settings.put("affectlab.jobs.folder", jobs);
        return RunningService.startLoading(PointCloudServiceApplication.class, engine, settings);
    }

    private static Answer post(RunningService service, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/ply";
        return service.post(PointCloudContractTest.PATH, MadeCloud.house(50).ply(), all);
    }

    private static void until(BooleanSupplier reached) throws InterruptedException {
        for (int look = 0; look < LOOKS && !reached.getAsBoolean(); look++) {
            Thread.sleep(20);
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }

    private static String state(RunningService service, String job) {
        return service.get("/v1/jobs/" + job).json().get("state").asString();
    }

    private static void assertNotReady(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.json().get("code").asString()).isEqualTo("MODEL_NOT_READY");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    /** A job that has not ended when its service does. */
    private String unfinishedJob() throws InterruptedException {
        try (RunningService service = startLoading()) {
            until(() -> post(service).status() == 200);
            MemoryBudget memory = service.bean(MemoryBudget.class);
            // Never given back: the job waits for memory until its service ends.
            memory.open().grow(memory.capacityBytes() - memory.usedBytes());
            String job =
                    post(service, "Prefer", "respond-async").json().get("id").asString();
            assertThat(state(service, job)).isIn("QUEUED", "RUNNING");
            return job;
        }
    }

    @Test
    void aJobOfTheLastRunWaitsForTheModel() throws InterruptedException {
        FakePackages.write(models, HalvesModel.manifest("halves"), HalvesModel::logits);
        String job = unfinishedJob();
        FakeEngine.Pause pause = engine.pause();
        try (RunningService service = startLoading()) {
            try {
                assertNotReady(post(service));
                until(() -> !state(service, job).equals("QUEUED"));
            } finally {
                pause.close();
            }
            until(() -> !state(service, job).equals("RUNNING"));
            assertThat(state(service, job)).isEqualTo("COMPLETED");
        }
    }

    @Test
    void aModelThatComesLaterIsWaitedForToo() throws InterruptedException {
        try (RunningService service = startLoading()) {
            until(() -> post(service).status() == 404);
            FakeEngine.Pause pause = engine.pause();
            try {
                FakePackages.write(models, HalvesModel.manifest("halves"), HalvesModel::logits);
                until(() -> service.get("/v1/models").json().get("models").size() == 1);
                assertNotReady(post(service));
            } finally {
                pause.close();
            }
            until(() -> post(service).status() == 200);
        }
    }
}
