package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.access.InternalTokens;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.audio.Pcm;
import org.affectlab.e2e.audio.SampleCoding;
import org.affectlab.e2e.audio.Wav;
import org.affectlab.e2e.http.GatewayClient;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.e2e.platform.Keys;
import org.affectlab.e2e.platform.ServiceProcess;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A service that is killed when it has taken jobs in, and once more in the middle of them: the next start takes all of them up, and each ends
 * once, with its right result.
 */
class JobsKillTest {
    private static final int JOBS = 100;

    /** Its recording is so long that the kill comes while it is worked on. */
    private static final int LONG = 40;

    private static final double LONG_SECONDS = 300;
    private static final String INPUT = ".input";
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final List<String> RECORDINGS = List.of("speech.flac", "speech.wav", "speech.mp3", "speech.opus");

    private final Path folder = Checkout.emptyWork("killed-jobs");

    private ServiceProcess start(int workers) {
        return ServiceProcess.start(
                "killed-speech",
                Checkout.executable("speech-service"),
                "384m",
                List.of(
                        "--affectlab.models.folders=" + Checkout.models(),
                        "--affectlab.access.secret=" + Keys.SECRET,
                        "--affectlab.jobs.min-free-bytes=0",
                        "--affectlab.jobs.workers=" + workers,
                        "--affectlab.jobs.folder=" + folder));
    }

    private static GatewayClient client(ServiceProcess service) {
        return new GatewayClient(service.address(), List.of(InternalTokens.HEADER, Keys.internalToken()));
    }

    @Test
    void everyAcceptedJobEndsOnceWithItsRightResult() throws Exception {
        List<byte[]> recordings = recordings();
        List<String> ids = submit(recordings);
        ServiceProcess killed = start(2);
        try {
            // Its jobs begin before the last of its models is there.
            killed.awaitLive();
            JobClient jobs = new JobClient(client(killed));
            jobs.awaitStart(ids.get(LONG));
            assertThat(jobs.get(ids.get(JOBS - 1)).path("state").asString())
                    .as("the kill comes in the middle")
                    .isEqualTo("QUEUED");
        } finally {
            killed.kill();
        }
        // As if it had been killed between the end of its first job and the deletion of the input.
        Files.write(folder.resolve("files").resolve(ids.get(0) + INPUT), recordings.get(0));

        try (ServiceProcess last = start(2)) {
            last.awaitReady();
            GatewayClient client = client(last);
            JobClient jobs = new JobClient(client);
            int repeated = 0;
            for (int index = 0; index < JOBS; index++) {
                JsonNode job = jobs.awaitEnd(ids.get(index));
                assertThat(job.path("state").asString()).as(job.toString()).isEqualTo("COMPLETED");
                repeated += job.path("attempts").asInt() - 1;
                JsonNode expected = client.analyse(recordings.get(index)).json();
                EmotionDistance.assertWithin(1e-4, expected, jobs.result(ids.get(index)));
            }
            assertThat(new HashSet<>(ids)).hasSize(JOBS);
            assertThat(client.get("/v1/jobs?limit=500").json().path("jobs")).hasSize(JOBS);
            assertThat(jobs.get(ids.get(LONG)).path("attempts").asInt()).isEqualTo(2);
            assertThat(repeated).as("attempts that the kill ended").isBetween(1, 2);
            awaitNoInputs();
        }
    }

    /** To a service without workers, so that however long this takes, none is done before all are in. */
    private List<String> submit(List<byte[]> recordings) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        ServiceProcess door = start(0);
        try {
            door.awaitReady();
            JobClient jobs = new JobClient(client(door));
            for (byte[] recording : recordings) {
                ids.add(jobs.submit(recording));
            }
        } finally {
            door.kill();
        }
        return ids;
    }

    /** One for every job. */
    private static List<byte[]> recordings() {
        List<byte[]> formats = RECORDINGS.stream().map(Fixtures::read).toList();
        List<byte[]> recordings = new ArrayList<>();
        for (int index = 0; index < JOBS; index++) {
            recordings.add(formats.get(index % formats.size()));
        }
        recordings.set(LONG, Wav.mono(Pcm.noise(LONG_SECONDS, 1), SampleCoding.SIGNED_16));
        return recordings;
    }

    /** They go just after their jobs have ended. */
    private void awaitNoInputs() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!inputs().isEmpty()) {
            assertThat(System.nanoTime() - start).as(inputs().toString()).isLessThan(PATIENCE_NANOS);
            Thread.sleep(100);
        }
    }

    private List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("files"))) {
            return files.filter(file -> file.toString().endsWith(INPUT)).toList();
        }
    }
}
