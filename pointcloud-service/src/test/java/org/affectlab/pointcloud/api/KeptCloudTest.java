package org.affectlab.pointcloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.affectlab.pointcloud.pipeline.MadeCloud;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.MemoryLease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Forms of a job's answer, made when memory is short, and when the cloud has gone. */
class KeptCloudTest extends CloudServiceTest {
    private static final int POINTS = 500;
    private static final List<String> CLOUDS =
            List.of("text/csv", "application/ply", "application/vnd.las", "application/vnd.laszip");

    @TempDir
    static Path jobs;

    @Override
    Map<String, Object> more() {
        return Map.of("affectlab.jobs.folder", jobs);
    }

    private String job(String query) {
        String id = post(query, MadeCloud.house(POINTS).laz(), "Prefer", "respond-async")
                .json()
                .get("id")
                .asString();
        JsonNode job = ended(id);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("COMPLETED");
        return id;
    }

    private void assertResult(String id, String form, int status, String code) {
        HttpResponse<byte[]> result = service().getForBytes("/v1/jobs/" + id + "/result", "Accept", form);
        String body = new String(result.body(), StandardCharsets.ISO_8859_1);
        assertThat(result.statusCode()).as(form + ": " + body).isEqualTo(status);
        assertThat(body).contains(code);
    }

    @Test
    void everythingThatAFormReadsIsCounted() {
        String id = job("?probabilities=true&entropy=true&npy=probabilities");
        MemoryBudget memory = service().bean(MemoryBudget.class);
        long labels = POINTS * (1 + 4) + 4;
        try (MemoryLease others = memory.open()) {
            others.grow(memory.capacityBytes() - labels);
            assertResult(id, "application/x-npy", 503, "OVERLOADED");
            for (String form : CLOUDS) {
                assertResult(id, form, 503, "OVERLOADED");
            }
            assertResult(id, "application/json", 200, "\"points\":500");
        }
        for (String form : CLOUDS) {
            assertResult(id, form, 200, "");
        }
        assertResult(id, "application/x-npy", 200, "NUMPY");
    }

    @Test
    void classesAloneTakeLittle() {
        String id = job("?probabilities=true");
        MemoryBudget memory = service().bean(MemoryBudget.class);
        try (MemoryLease others = memory.open()) {
            others.grow(memory.capacityBytes() - POINTS);
            assertResult(id, "application/x-npy", 200, "NUMPY");
            assertResult(id, "text/csv", 503, "OVERLOADED");
        }
    }

    private static void delete(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(jobs)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void whatHasExpiredMeanwhileIsUnknown() throws IOException {
        String id = job("");
        delete(".input");
        for (String form : CLOUDS) {
            assertResult(id, form, 404, "UNKNOWN_JOB");
        }
        assertResult(id, "application/x-npy", 200, "NUMPY");
        delete(".data");
        assertResult(id, "application/x-npy", 404, "UNKNOWN_JOB");
        assertResult(id, "application/json", 200, "\"points\":500");
    }
}
