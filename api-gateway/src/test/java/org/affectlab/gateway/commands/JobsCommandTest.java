package org.affectlab.gateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.gateway.testing.StubService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against a gateway of paper. */
class JobsCommandTest {
    private static final String ID = "speech-0123456789abcdef0123456789abcdef";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private StubService gateway;

    @BeforeEach
    void start() {
        gateway = new StubService();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private int run(String... arguments) {
        CommandLine command = JobsCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("--url=" + gateway.uri()));
        all.addAll(List.of(arguments));
        return command.execute(all.toArray(String[]::new));
    }

    private static String job(String state, int done) {
        return "{\"id\":\"" + ID + "\",\"state\":\"" + state + "\",\"analysis\":\"speech-emotions\","
                + "\"progress\":{\"done\":" + done + ",\"total\":4,\"unit\":\"windows\",\"fraction\":" + done / 4.0
                + "},\"createdAt\":\"2026-05-04T03:02:01.123Z\"}";
    }

    @Test
    void listsJobsAlsoWithoutAWord() {
        gateway.json("/v1/jobs", 200, "{\"jobs\":[" + job("RUNNING", 1) + "]}");

        assertThat(run()).isZero();
        assertThat(run("list")).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith(ID)))
                .hasSize(2)
                .allMatch(line -> line.matches(ID + " +RUNNING +speech-emotions +2026-05-04T03:02:01Z +1/4 windows"));
    }

    @Test
    void followsToTheEnd() {
        gateway.on("/v1/jobs/" + ID + "/events", exchange -> {
            gateway.readBody(exchange);
            StubService.answer(
                    exchange,
                    200,
                    "text/event-stream",
                    "id:1\nevent:job\ndata:" + job("RUNNING", 2) + "\n\n:still there\n\nid:2\nevent:job\ndata:"
                            + job("COMPLETED", 4) + "\n\n");
        });

        assertThat(run("follow", ID)).isZero();
        assertThat(out.toString())
                .containsPattern("RUNNING +\\[#{20} {20}] 2/4 windows")
                .containsPattern("COMPLETED +\\[#{40}] 4/4 windows");
    }

    @Test
    void aJobThatFailedIsAnExitCodeAndAReason() {
        String failed = job("FAILED", 1);
        gateway.on("/v1/jobs/" + ID + "/events", exchange -> {
                    gateway.readBody(exchange);
                    StubService.answer(exchange, 200, "text/event-stream", "data:" + failed + "\n\n");
                })
                .json(
                        "/v1/jobs/" + ID,
                        200,
                        failed.substring(0, failed.length() - 1) + ",\"problem\":{\"detail\":\"Too short.\"}}");

        assertThat(run("follow", ID)).isEqualTo(1);
        assertThat(out.toString()).contains(ID + " is FAILED: Too short.");
    }

    @Test
    void showsCancelsAndFetches() {
        gateway.json("/v1/jobs/" + ID, 200, job("COMPLETED", 4)).json("/v1/jobs/" + ID + "/result", 200, "a,b\n");

        assertThat(run("show", ID)).isZero();
        assertThat(run("cancel", ID)).isZero();
        assertThat(gateway.last().method()).isEqualTo("DELETE");
        assertThat(run("result", ID, "--form", "csv")).isZero();
        assertThat(gateway.last().headers().getFirst("Accept")).isEqualTo("text/csv");
        assertThat(out.toString()).contains("\"state\" : \"COMPLETED\"", "Cancelled " + ID, "a,b\n");
    }

    @Test
    void fetchesACloudIntoAFile(@TempDir Path folder) throws IOException {
        gateway.json("/v1/jobs/" + ID + "/result", 200, "points");
        Path file = folder.resolve("out.laz");

        assertThat(run("result", ID, "--form", "laz", "--out", file.toString())).isZero();
        assertThat(gateway.last().headers().getFirst("Accept")).isEqualTo("application/vnd.laszip");
        assertThat(file).content().isEqualTo("points");
        assertThat(out.toString()).contains(file.toString());
        assertThat(run("result", ID, "--form", "npy")).isEqualTo(2);
        assertThat(err.toString()).contains("--out");
    }

    @Test
    void aRefusedResultWritesNoFile(@TempDir Path folder) {
        gateway.json("/v1/jobs/" + ID + "/result", 406, "{\"code\":\"NOT_ACCEPTABLE\",\"detail\":\"No.\"}");
        Path file = folder.resolve("out.ply");

        assertThat(run("result", ID, "--form", "ply", "--out", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("406 NOT_ACCEPTABLE: No.");
        assertThat(file).doesNotExist();
    }

    @Test
    void saysWhatIsWrong() {
        gateway.json("/v1/jobs", 401, "{\"code\":\"UNAUTHORIZED\",\"detail\":\"Send a key.\"}");

        assertThat(run("list")).isEqualTo(1);
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("jobs: 401 UNAUTHORIZED: Send a key.");
        assertThat(run("show", "../../etc")).isEqualTo(1);
        assertThat(run("result", ID, "--form", "xml")).isEqualTo(2);
        assertThat(run("fly")).isEqualTo(2);
        gateway.close();
        assertThat(run("list")).isEqualTo(1);
        assertThat(err.toString()).contains("is the platform up?");
    }
}
