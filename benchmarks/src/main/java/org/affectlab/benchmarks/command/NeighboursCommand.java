package org.affectlab.benchmarks.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.affectlab.benchmarks.neighbours.CloudFile;
import org.affectlab.benchmarks.neighbours.PeerException;
import org.affectlab.benchmarks.neighbours.PeerProgram;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.ReportFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Nearest neighbours of point clouds beside other libraries. */
@Command(
        name = "neighbours",
        description =
                "Milliseconds for an index of a cloud and the nearest points of each of its points, beside a Java library, nanoflann and SciPy (about 5 minutes).",
        mixinStandardHelpOptions = true)
final class NeighboursCommand implements Callable<Integer> {
    private static final String SCAN = "pointcloud/lidarhd/hd_0689400_6735450.ply";

    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(names = "--root", defaultValue = ".", description = "The checkout (default: ${DEFAULT-VALUE}).")
    private Path root = Path.of("");

    @Option(
            names = "--work",
            defaultValue = ".affectlab/benchmarks",
            description = "Folder for clouds and the compiled peer (default: ${DEFAULT-VALUE}).")
    private Path work = Path.of("");

    @Option(names = "--data", description = "Folder of the data sets (default: ../shared/data beside the checkout).")
    @Nullable
    private Path data;

    @Option(
            names = "--points",
            defaultValue = "1000000",
            description = "Of the uniform cloud (default: ${DEFAULT-VALUE}).")
    private int points;

    @Option(
            names = "--shots",
            defaultValue = "3",
            description = "Times of each peer in a round (default: ${DEFAULT-VALUE}).")
    private int shots;

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.here();
        Files.createDirectories(work);
        Path sources = root.resolve("benchmarks/peers");
        Path scans = data == null ? root.toAbsolutePath().normalize().resolveSibling("shared/data") : data;
        NeighboursReport report = new NeighboursReport(sources, work, shots);
        report.measure(CloudFile.uniform(work, points));
        try {
            report.measure(PeerProgram.convert(sources, scans.resolve(SCAN), work));
        } catch (PeerException missing) {
            report.skip("airborne scan", missing.getMessage());
        }
        return new Verdict(
                        requireNonNull(spec, "spec is null").commandLine().getOut(),
                        new ReportFile(root.resolve("docs/results/neighbours.md"), "neighbours"))
                .give("Nearest neighbours", machine + ".\n\n" + report.text(), report.targets());
    }
}
