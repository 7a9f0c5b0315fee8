package org.affectlab.benchmarks.pointclouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {
    private static final Path FOLDER = Path.of("/tmp/x");

    private static List<String> arguments(int points) {
        return new ServiceSettings(Path.of("s.jar"), Path.of("/models"), "3g", points)
                .arguments(FOLDER, FOLDER.resolve("secret"), 4711);
    }

    @Test
    void everythingLiesInItsFolder() {
        assertThat(arguments(1))
                .contains(
                        "--server.port=4711",
                        "--affectlab.models.folders=/models",
                        "--affectlab.models.private-folder=/tmp/x/private-models",
                        "--affectlab.jobs.folder=/tmp/x/jobs",
                        "--affectlab.access.secret-file=/tmp/x/secret");
    }

    @Test
    void limitsAreRaisedOnlyForWhatNeedsIt() {
        assertThat(String.join(" ", arguments(10_000_000))).doesNotContain("max-job-points", "max-upload-memory-bytes");
        assertThat(arguments(30_000_000))
                .contains(
                        "--affectlab.pointclouds.max-job-points=30000000",
                        "--affectlab.limits.max-upload-memory-bytes=6600000000");
    }

    @Test
    void noPointsAreNoSize() {
        assertThatThrownBy(() -> arguments(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
