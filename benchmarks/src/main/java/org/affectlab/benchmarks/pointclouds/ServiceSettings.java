package org.affectlab.benchmarks.pointclouds;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
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
    /** Larger clouds need higher limits than the service ships with in a heap of 3 GB. */
    private static final int SHIPPED_POINTS = 10_000_000;

    /** A budget, not memory: what a point is reckoned at where each has a place of its own on the model's grid, and the quarter that jobs leave to others. */
    private static final long BUDGET_A_POINT = 220;

    public ServiceSettings {
        requireNonNull(jar, "jar is null");
        requireNonNull(models, "models is null");
        requireNonNull(heap, "heap is null");
        if (points < 1) {
            throw new IllegalArgumentException("points must be 1 or more");
        }
    }

    /** Whether so many points need higher limits than the service ships with. */
    public static boolean isLarge(int points) {
        return points > SHIPPED_POINTS;
    }

    /**
     * Arguments behind the jar.
     *
     * @param folder an empty one for what the service keeps
     * @param secret file with what it shares with its callers
     */
    List<String> arguments(Path folder, Path secret, int port) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--affectlab.models.folders=" + models.toAbsolutePath(),
                "--affectlab.models.private-folder=" + folder.resolve("private-models"),
                "--affectlab.access.secret-file=" + secret,
                "--affectlab.jobs.folder=" + folder.resolve("jobs"),
                // The clock of the benchmark says how long it took, not a limit.
                "--affectlab.jobs.timeout=12h"));
        if (isLarge(points)) {
            arguments.add("--affectlab.pointclouds.max-job-points=" + points);
            arguments.add("--affectlab.limits.max-upload-memory-bytes=" + BUDGET_A_POINT * points);
        }
        return List.copyOf(arguments);
    }
}
