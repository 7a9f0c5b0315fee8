package org.affectlab.benchmarks.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final int WARM_UP = 6;
    private static final double SAME = 1e-4;

    /** A program that can measure itself, if it is here. */
    private interface Peer {
        PeerProgram open() throws PeerException;
    }

    private final Path sources;
    private final Path work;
    private final int shots;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final MarkdownTable table = new MarkdownTable("cloud", "points", "library", "ms", "times ours");
    private final List<Target> targets = new ArrayList<>();

    NeighboursReport(Path sources, Path work, int shots) {
        this.sources = requireNonNull(sources, "sources is null");
        this.work = requireNonNull(work, "work is null");
        this.shots = shots;
    }

    /** @throws IOException if our own library fails, or a peer finds other neighbours */
    void measure(CloudFile cloud) throws IOException {
        Measured measured = new Measured(cloud);
        Spread ours = Spread.of(MicroBenchmarks.neighbours(cloud.file(), NeighbourIndex.AFFECTLAB, WARM_UP, shots));
        measured.row("affectlab-point-geometry", ours, ours);
        if (measured.points >= 1_000_000) {
            targets.add(Target.atMost(cloud.name() + ", ms", MOST_MILLISECONDS, ours.median()));
        }
        int few = Math.max(1, shots / 2);
        measured.row(
                "TinSpin 2.1.3 kd-tree (Java)",
                Spread.of(MicroBenchmarks.neighbours(cloud.file(), NeighbourIndex.TINSPIN, 1, few)),
                ours);
        measured.program("nanoflann (C++)", () -> PeerProgram.nanoflann(sources, work), ours);
        measured.program("SciPy cKDTree (Python, C++)", () -> PeerProgram.scipy(sources), ours);
    }

    /** A cloud that is not here. */
    void skip(String cloud, String reason) {
        table.row(cloud, "", "skipped: " + reason, "", "");
    }

    String text() {
        return "An index of a cloud and the " + NeighboursBenchmark.K + " nearest points of each of its points, on "
                + threads
                + " threads: median (least to most) of several times, after warm-up for Java (JMH). nanoflann and SciPy build on one"
                + " thread, as they always do; clouds are in the order in which they come.\n\n" + table;
    }

    List<Target> targets() {
        return List.copyOf(targets);
    }

    /** One cloud. */
    private final class Measured {
        private final CloudFile cloud;
        private final int points;
        private final double meanDistance;

        private Measured(CloudFile cloud) throws IOException {
            this.cloud = cloud;
            float[] coordinates = cloud.coordinates();
            this.points = coordinates.length / 3;
            int k = NeighboursBenchmark.K;
            float[] squared =
                    PointTree.of(coordinates, threads).nearestOfEach(k, threads).squaredDistances();
            double sum = 0;
            for (int last = k - 1; last < squared.length; last += k) {
                sum += Math.sqrt(squared[last]);
            }
            this.meanDistance = sum / points;
        }

        private void row(String library, Spread spread, Spread ours) {
            table.row(
                    cloud.name(),
                    Integer.toString(points),
                    library,
                    spread.text("%.0f"),
                    String.format(Locale.ROOT, "%.2f", spread.median() / ours.median()));
        }

        private void program(String library, Peer peer, Spread ours) throws IOException {
            try {
                List<Shot> shotsOfPeer =
                        peer.open().measure(cloud.file(), NeighboursBenchmark.K, threads, Math.max(1, shots / 2));
                for (Shot shot : shotsOfPeer) {
                    if (Math.abs(shot.meanDistance() / meanDistance - 1) > SAME) {
                        throw new IOException(library + " finds its last neighbours at " + shot.meanDistance()
                                + " m in the mean, we at " + meanDistance);
                    }
                }
                Spread spread =
                        Spread.of(shotsOfPeer.stream().map(Shot::milliseconds).toList());
                row(library, spread, ours);
                targets.add(Target.atLeast(
                        cloud.name() + ", time of " + library + " in ours", 1, spread.median() / ours.median()));
            } catch (PeerException missing) {
                table.row(cloud.name(), Integer.toString(points), library, "skipped: " + missing.getMessage(), "");
            }
        }
    }
}
