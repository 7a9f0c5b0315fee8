package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.e2e.platform.Command;
import org.affectlab.e2e.platform.Command.Result;
import org.affectlab.e2e.platform.FreePort;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The {@code ./affectlab} command with a platform of its own: up, what one does with it, and down. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandTest {
    private static final Path SPEECH = Checkout.file("libs/media/src/test/resources/audio/speech.flac");

    private static final Path STATE = Checkout.work("command-state");

    private final int gatewayPort = FreePort.find();
    private final int speechPort = FreePort.find();
    private final Map<String, String> environment = Map.of(
            "AFFECTLAB_GATEWAY_PORT", Integer.toString(gatewayPort),
            "AFFECTLAB_SPEECH_PORT", Integer.toString(speechPort),
            "AFFECTLAB_STATE", STATE.toString(),
            "AFFECTLAB_MODELS", Checkout.models().toString(),
            "AFFECTLAB_POINTCLOUD_PORT", Integer.toString(FreePort.find()),
            "AFFECTLAB_POINTCLOUD_HEAP", "-Xmx384m",
            "AFFECTLAB_SPEECH_HEAP", "-Xmx384m",
            "AFFECTLAB_GATEWAY_HEAP", "-Xmx96m");
    private final Command affectlab = new Command(environment);

    @BeforeAll
    void up() throws IOException {
        Path key = STATE.resolve("local.key");
        Files.deleteIfExists(key);
        Files.deleteIfExists(STATE.resolve("keys.json"));
        Result result = affectlab.run("up", "--detach");
        assertThat(result.status())
                .as("%s%n%s", result.output(), result.errors())
                .isZero();
        assertThat(result.output())
                .contains(
                        "speech is ready after",
                        "pointcloud is ready after",
                        "gateway is ready after",
                        "Affectlab is ready after")
                .contains("http://127.0.0.1:" + gatewayPort + "/docs");
        assertThat(key).content().matches("afl_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(result.output()).contains("shown this once: " + Files.readString(key));
        assertThat(Files.readString(STATE.resolve("keys.json"))).doesNotContain(Files.readString(key));
        assertThat(STATE.resolve("logs/gateway.log")).content().doesNotContain(Files.readString(key));
        assertThat(Files.getPosixFilePermissions(STATE.resolve("internal.secret")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @AfterAll
    void downStopsEverything() {
        Result result = affectlab.run("down");
        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(result.output()).contains("gateway stopped", "pointcloud stopped", "speech stopped");
        Result status = affectlab.run("status");
        assertThat(status.status()).isEqualTo(1);
        assertThat(status.output().lines().skip(1)).hasSize(3).allMatch(line -> line.contains("stopped"));
        assertThat(affectlab.run("down").output()).contains("Nothing runs");
        Result analysis = affectlab.run("analyze", "speech", SPEECH.toString());
        assertThat(analysis.status()).isEqualTo(1);
        assertThat(analysis.errors()).contains("is the platform up?");
    }

    @Test
    void statusNamesPortsAndReadiness() {
        Result result = affectlab.run("status");
        assertThat(result.status()).isZero();
        assertThat(result.output().lines())
                .anyMatch(line -> line.matches("gateway +\\d+ +" + gatewayPort + " +ready .+"))
                .anyMatch(line -> line.matches("speech +\\d+ +" + speechPort + " +ready .+"));
    }

    @Test
    void keysAreMadeUsedAndRevoked() throws InterruptedException {
        String key = affectlab
                .run("keys", "create", "rat-lab", "--scopes", "rat")
                .output()
                .strip();
        assertThat(key).startsWith("afl_");
        String prefix = key.substring(4, 12);
        Command withKey = affectlab.with("AFFECTLAB_KEY", key);
        assertThat(awaitRefusal(withKey, "403")).contains("FORBIDDEN");
        assertThat(affectlab.run("keys", "list").output())
                .contains(prefix, "rat-lab", "live")
                .doesNotContain(key);
        assertThat(affectlab.run("keys", "revoke", prefix).status()).isZero();
        assertThat(awaitRefusal(withKey, "401")).contains("UNAUTHORIZED");
        assertThat(affectlab.run("keys", "revoke", "nothing0").status()).isEqualTo(1);
    }

    /** The gateway looks at its file of keys every second. */
    private static String awaitRefusal(Command command, String status) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            String errors = command.run("analyze", "speech", SPEECH.toString()).errors();
            if (errors.contains("was refused with status " + status)) {
                return errors;
            }
            assertThat(System.nanoTime() - start).as(errors).isLessThan(TimeUnit.SECONDS.toNanos(20));
            Thread.sleep(200);
        }
    }

    @Test
    void analysisIsPrintedAsATable() {
        Result result = affectlab.run("analyze", "speech", SPEECH.toString());
        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(result.output().lines().toList().get(0)).matches(" +from +to +emotion +probability");
        assertThat(result.output().lines())
                .anyMatch(line -> line.matches(" +0\\.00 s +2\\.5\\d s +[a-z]+ +0\\.\\d{3} .*"));
        assertThat(result.output())
                .containsPattern("The whole recording \\(3\\.30 s\\): [a-z]+, probability 0\\.\\d{3}")
                .containsPattern("Model atfnn-lgfa-multi-corpus version \\S+, sha256:[0-9a-f]{64}");
    }

    @Test
    void analysisIsPrintedAsJson() {
        Result result = affectlab.run("analyze", "speech", SPEECH.toString(), "--json", "--hop-ms", "160");
        assertThat(result.status()).as(result.errors()).isZero();
        JsonNode answer = JsonMapper.shared().readTree(result.output());
        assertThat(answer.path("durationMs").asLong()).isEqualTo(3300);
        assertThat(answer.path("timeline").size()).isEqualTo(6);
    }

    @Test
    void acousticParametersArePrinted() {
        Result csv = affectlab.run("features", SPEECH.toString(), "--set", "gemaps", "--window-ms", "1000", "--csv");
        assertThat(csv.status()).as(csv.errors()).isZero();
        assertThat(csv.output().lines()).hasSize(4);
        assertThat(csv.output()).startsWith("startMs,endMs,F0semitoneFrom27.5Hz_sma3nz_amean,");
        Result json = affectlab.run("features", SPEECH.toString());
        assertThat(JsonMapper.shared().readTree(json.output()).path("functionals"))
                .hasSize(88);
        Result refused = affectlab.run("features", SPEECH.toString(), "--set", "none");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.errors()).contains("INVALID_PARAMETER", "400");
    }

    @Test
    void aJobIsMadeFollowedAndFetched() {
        Result made = affectlab.run("analyze", "speech", SPEECH.toString(), "--job");
        assertThat(made.status()).as(made.errors()).isZero();
        String id = made.output().strip();
        assertThat(id).matches("speech-[0-9a-f]{32}");

        Result followed = affectlab.run("jobs", "follow", id);
        assertThat(followed.status()).as(followed.errors()).isZero();
        assertThat(followed.output()).contains("COMPLETED", "windows");
        assertThat(affectlab.run("jobs").output()).contains(id, "COMPLETED", "speech-emotions");
        assertThat(affectlab.run("jobs", "result", id, "--form", "csv").output())
                .startsWith("startMs,endMs,emotion,");
        assertThat(affectlab.run("jobs", "cancel", id).status()).isZero();
        assertThat(affectlab.run("jobs", "show", id).errors()).contains("UNKNOWN_JOB");
    }

    @Test
    void refusalOfTheServiceIsShown(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("notes.wav"), "no recording");
        Result result = affectlab.run("analyze", "speech", text.toString());
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors()).contains("UNKNOWN_FORMAT", "415");
    }

    @Test
    void aCloudOfTwoPointsIsRefusedWithTheReason(@TempDir Path folder) throws IOException {
        Path cloud = Files.writeString(folder.resolve("cloud.xyz"), "0 0 0\n1 1 1\n");
        Result result = affectlab.run("analyze", "pointcloud", cloud.toString());
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors()).contains("TOO_FEW_POINTS");
        assertThat(affectlab
                        .run("analyze", "pointcloud", cloud.toString(), "-o", "cloud.obj")
                        .errors())
                .contains(".las, .laz");
    }

    /** As packaged, and in the order of the file: three and nine points in a hundred are wrong where they were measured. */
    @ParameterizedTest
    @CsvSource({
        "mosd_tabletop/test20.ply, 0.95, --model stpc-indoor --units m --up-axis -y",
        "lidarhd/hd_0770500_6277550.ply, 0.85, --model stpc-aerial --units m"
    })
    void scansThatTheModelsHaveNotSeenAreUnderstood(String scan, double least, String options, @TempDir Path folder)
            throws IOException, PointCloudException {
        LabelledScan labelled = LabelledScan.ofSharedData(scan);
        Path classes = folder.resolve("classes.npy");
        List<String> words =
                new ArrayList<>(List.of("analyze", "pointcloud", labelled.file().toString(), "-o", classes.toString()));
        words.addAll(List.of(options.split(" ")));
        Result result = affectlab.run(words.toArray(String[]::new));

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(labelled.accuracy(Files.readAllBytes(classes))).isGreaterThanOrEqualTo(least);
    }

    @Test
    void secondUpSaysThatItRuns() {
        Result result = affectlab.run("up", "--detach");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.errors()).contains("runs already", "./affectlab down");
    }

    @Test
    void logsOfAService() {
        Result result = affectlab.run("logs", "speech");
        assertThat(result.status()).isZero();
        assertThat(result.output()).contains("Started SpeechServiceApplication");
    }
}
