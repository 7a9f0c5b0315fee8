package org.affectlab.benchmarks.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.affectlab.benchmarks.measure.Spread;
import org.affectlab.benchmarks.micro.MicroBenchmarks;
import org.affectlab.benchmarks.micro.NeighboursBenchmark;
import org.affectlab.benchmarks.neighbours.CloudFile;
import org.affectlab.benchmarks.neighbours.NeighbourIndex;
import org.affectlab.benchmarks.neighbours.PeerException;
import org.affectlab.benchmarks.neighbours.PeerProgram;
import org.affectlab.benchmarks.neighbours.PeerProgram.Shot;
import org.affectlab.benchmarks.report.MarkdownTable;
import org.affectlab.benchmarks.report.Target;
import org.affectlab.pointgeometry.PointTree;

/** Measures every peer on one cloud after the other and tells how they compare. For one thread. */
final class NeighboursReport {
    private static final double MOST_MILLISECONDS = 1_500;
    private static final int MILLION = 1_000_000;
    private static final int K = NeighboursBenchmark.K;
    private static final int ROUNDS = 2;
    private static final int WARM_UP = 8;
    private static final double SAME = 1e-4;
    private static final String OURS = "affectlab-point-geometry";
    private static final String TINSPIN = "TinSpin 2.1.3 kd-tree (Java)";

    /** A program that can measure itself, if it is here. */
    private interface Peer {
        PeerProgram open() throws PeerException;
    }

    private final int shots;
    private final Map<String, Peer> programs = new LinkedHashMap<>();
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final MarkdownTable table = new MarkdownTable("cloud", "points", "library", "ms", "times ours");
    private final List<Target> targets = new ArrayList<>();

    NeighboursReport(Path sources, Path work, int shots) {
        requireNonNull(sources, "sources is null");
        requireNonNull(work, "work is null");
        programs.put("nanoflann (C++)", () -> PeerProgram.nanoflann(sources, work));
        programs.put("SciPy cKDTree (Python, C++)", () -> PeerProgram.scipy(sources));
        this.shots = shots;
    }

    /**
     * Measures the cloud in rounds of all peers, so that what else happens on the machine meets all of them.
     *
     * @throws IOException if a library for this JVM fails, or a peer finds other neighbours
     */
    void measure(CloudFile cloud) throws IOException {
        double meanDistance = meanDistance(cloud);
        Map<String, List<Double>> times = new LinkedHashMap<>();
        Map<String, String> missing = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            times.computeIfAbsent(OURS, unused -> new ArrayList<>())
                    .addAll(MicroBenchmarks.neighbours(cloud.file(), NeighbourIndex.AFFECTLAB, WARM_UP, shots));
            for (Map.Entry<String, Peer> peer : programs.entrySet()) {
                List<Double> own = times.computeIfAbsent(peer.getKey(), unused -> new ArrayList<>());
                try {
                    for (Shot shot : peer.getValue().open().measure(cloud.file(), K, threads, shots)) {
                        check(peer.getKey(), shot, meanDistance);
                        own.add(shot.milliseconds());
                    }
                } catch (PeerException reason) {
                    missing.put(peer.getKey(), reason.getMessage());
                }
            }
        }
        times.put(TINSPIN, MicroBenchmarks.neighbours(cloud.file(), NeighbourIndex.TINSPIN, 1, shots));
        tell(cloud, times, missing);
    }

    private double meanDistance(CloudFile cloud) throws IOException {
        float[] squared = PointTree.of(cloud.coordinates(), threads)
                .nearestOfEach(K, threads)
                .squaredDistances();
        double sum = 0;
        for (int last = K - 1; last < squared.length; last += K) {
            sum += Math.sqrt(squared[last]);
        }
        return sum * K / squared.length;
    }

    private static void check(String library, Shot shot, double meanDistance) throws IOException {
        if (!(Math.abs(shot.meanDistance() / meanDistance - 1) <= SAME)) {
            throw new IOException(library + " finds its last neighbours at " + shot.meanDistance()
                    + " m in the mean, we at " + meanDistance);
        }
    }

    private void tell(CloudFile cloud, Map<String, List<Double>> times, Map<String, String> missing)
            throws IOException {
        int points = cloud.coordinates().length / 3;
        Spread ours = Spread.of(times.get(OURS));
        if (points >= MILLION) {
            targets.add(Target.atMost(cloud.name() + ", ms", MOST_MILLISECONDS, ours.median()));
        }
        times.forEach((library, milliseconds) -> {
            if (missing.containsKey(library)) {
                table.row(cloud.name(), Integer.toString(points), library, "skipped: " + missing.get(library), "");
                return;
            }
            Spread spread = Spread.of(milliseconds);
            double ratio = spread.median() / ours.median();
            table.row(
                    cloud.name(),
                    Integer.toString(points),
                    library,
                    spread.text("%.0f"),
                    String.format(Locale.ROOT, "%.2f", ratio));
            if (programs.containsKey(library)) {
                targets.add(Target.atLeast(cloud.name() + ", time of " + library + " in ours", 1, ratio));
            }
        });
    }

    /** A cloud that is not here. */
    void skip(String cloud, String reason) {
        table.row(cloud, "", "", "skipped: " + reason, "");
    }

    String text() {
        return "An index of a cloud and the " + K + " nearest points of each of its points, on "
                + threads
                + " threads: median (least to most) of several times in " + ROUNDS
                + " rounds (TinSpin: one), after warm-up for Java (JMH). nanoflann and SciPy build on one"
                + " thread, as they always do; clouds are in the order in which they come.\n\n" + table;
    }

    List<Target> targets() {
        return List.copyOf(targets);
    }
}
