package org.affectlab.pointcloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.affectlab.pointcloud.pipeline.MadeCloud;
import org.affectlab.servicekit.contract.Archive;
import org.affectlab.servicekit.contract.RunningService.Answer;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clouds that are too much for a client that waits, and for a job. */
class LargeCloudTest extends CloudServiceTest {
    @Override
    Map<String, Object> more() {
        return Map.of(
                "affectlab.pointclouds.max-points", 2000,
                "affectlab.pointclouds.max-job-points", 4000,
                "affectlab.pointclouds.max-grid-points", 1000);
    }

    private JsonNode resultOf(Answer accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        String id = accepted.json().get("id").asString();
        assertThat(ended(id).get("state").asString()).isEqualTo("COMPLETED");
        return service().get("/v1/jobs/" + id + "/result").json();
    }

    @Test
    void aCloudOfManyPointsBecomesAJobOfItself() {
        MadeCloud large = MadeCloud.house(3000);
        for (byte[] body : new byte[][] {large.ply(), large.xyz(), large.laz()}) {
            JsonNode answer = resultOf(post("?units=m", body));
            assertThat(answer.get("points").asInt()).isEqualTo(3000);
            assertThat(answer.at("/provenance/preprocessing/unitsFrom").asString())
                    .isEqualTo("PARAMETER");
            assertThat(answer.at("/provenance/preprocessing/inputs").asInt()).isGreaterThan(30);
        }
    }

    @Test
    void aCloudOfManyCellsBecomesAJobOfItself() {
        assertThat(resultOf(post("", MadeCloud.house(1500).ply())).get("points").asInt())
                .isEqualTo(1500);
        // The same number of points on a coarser scale is answered at once: most fall into one cell.
        assertThat(post("?units=mm", MadeCloud.house(1500).ply()).status()).isEqualTo(200);
    }

    @Test
    void aCloudOverTheLimitOfJobsIsRefusedAtOnce() {
        JsonNode problem = refused(post("", MadeCloud.house(4001).ply()), ProblemCode.TOO_LARGE);
        assertThat(problem.get("limit").asInt()).isEqualTo(4000);
        assertThat(problem.get("actual").asInt()).isEqualTo(4001);
    }

    @Test
    void aJobOverItsLimitFailsWithTheReason() {
        String id = post("", MadeCloud.house(4001).ply(), "Prefer", "respond-async")
                .json()
                .get("id")
                .asString();
        JsonNode job = ended(id);
        assertThat(job.get("state").asString()).isEqualTo("FAILED");
        assertThat(job.at("/problem/code").asString()).isEqualTo("TOO_LARGE");
    }

    @Test
    void anArchiveOfCloudsIsOneJobWithALineForEach() {
        byte[] archive = Archive.of()
                .file("small.ply", MadeCloud.house(50).ply())
                .file("large.xyz", MadeCloud.house(3000).xyz())
                .file("notes.txt", new byte[] {'n', 'o'})
                .finished();
        Answer accepted = service().post(PATH, archive, "Content-Type", "application/zip");
        JsonNode items = resultOf(accepted).get("items");
        assertThat(items.at("/0/answer/points").asInt()).isEqualTo(50);
        assertThat(items.at("/1/answer/points").asInt()).isEqualTo(3000);
        assertThat(items.at("/2/problem/code").asString()).isEqualTo("UNKNOWN_FORMAT");
        String csv = service()
                .get("/v1/jobs/" + accepted.json().get("id").asString() + "/result", "Accept", "text/csv")
                .body();
        assertThat(csv)
                .startsWith("item,points,ignoredPoints,ground,building,tree,code,detail\nsmall.ply,50,0,25,25,0,,\n");
    }
}
