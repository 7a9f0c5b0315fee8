package org.affectlab.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarksCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("affectlab.root"));

    @ParameterizedTest
    @ValueSource(strings = {"bench", "overload", "abuse", "soak", "pointclouds"})
    void everyToolExplainsItselfAndRefusesNonsense(String tool) {
        assertThat(BenchmarksCommand.execute(tool, "--help")).isZero();
        assertThat(BenchmarksCommand.execute(tool, "--fly")).isEqualTo(2);
        assertThat(BenchmarksCommand.execute(tool)).isEqualTo(2);
    }

    @Test
    void platformThatIsNotThereIsAFailureAndWritesNothing(@TempDir Path folder) throws IOException {
        int port;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = once.getLocalPort();
        }
        String own = Long.toString(ProcessHandle.current().pid());
        int status = BenchmarksCommand.execute(
                "overload",
                "--root=" + folder,
                "--models=" + ROOT.resolve("models/packages"),
                "--speech-port=" + port,
                "--gateway-port=" + port,
                "--speech-pid=" + own,
                "--gateway-pid=" + own,
                "--key-file=" + Files.writeString(folder.resolve("key"), "k".repeat(40)),
                "--secret-file=" + Files.writeString(folder.resolve("secret"), "s".repeat(40)));
        assertThat(status).isEqualTo(1);
        assertThat(folder.resolve("docs")).doesNotExist();
    }

    @Test
    void neighboursAreMeasuredAndWhatIsMissingIsSaid(@TempDir Path folder) throws IOException {
        int status = BenchmarksCommand.execute(
                "neighbours", "--root=" + folder, "--work=" + folder, "--data=" + folder, "--points=500", "--shots=1");

        assertThat(status).isZero();
        assertThat(Files.readString(folder.resolve("docs/results/neighbours.md")))
                .containsPattern(
                        "uniform +\\| 500 +\\| affectlab-point-geometry +\\| \\d+ \\(\\d+ to \\d+\\) +\\| 1.00")
                .containsPattern("uniform +\\| 500 +\\| TinSpin")
                .containsPattern("nanoflann .* skipped: ")
                .containsPattern("airborne scan .* skipped: no file hd_0689400_6735450.ply");
    }
}
