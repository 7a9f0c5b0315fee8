package org.affectlab.benchmarks.pointclouds;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * How the service is started for a cloud of some size: as shipped, but for folders of its own and those limits that the size asks for.
 *
 * @param jar the runnable one
 * @param models folder of packages
 * @param heap as {@code -Xmx} takes it
 * @param points of the largest cloud
 */
public record ServiceSettings(Path jar, Path models, String heap, int points) {
    /** What the service ships with. */
    private static final int SHIPPED_JOB_POINTS = 20_000_000;

    private static final long SHIPPED_MEMORY_BYTES = 1_200_000_000;

    /** A budget, not memory: 100 bytes that a point of the file is reckoned at, and a number for each class of a point on the model's grid. */
    private static final long BUDGET_A_POINT = 200;

    public ServiceSettings {
        requireNonNull(jar, "jar is null");
        requireNonNull(models, "models is null");
        requireNonNull(heap, "heap is null");
        if (points < 1) {
            throw new IllegalArgumentException("points must be 1 or more");
        }
    }

    /**
     * Arguments behind the jar.
     *
     * @param folder an empty one for what the service keeps
     * @param secret file with what it shares with its callers
     */
    List<String> arguments(Path folder, Path secret, int port) {
        return List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--affectlab.models.folders=" + models.toAbsolutePath(),
                "--affectlab.models.private-folder=" + folder.resolve("private-models"),
                "--affectlab.access.secret-file=" + secret,
                "--affectlab.jobs.folder=" + folder.resolve("jobs"),
                // The clock of the benchmark says how long it took, not a limit.
                "--affectlab.jobs.timeout=12h",
                "--affectlab.pointclouds.max-job-points=" + Math.max(SHIPPED_JOB_POINTS, points),
                "--affectlab.limits.max-upload-memory-bytes="
                        + Math.max(SHIPPED_MEMORY_BYTES, BUDGET_A_POINT * points));
    }
}
