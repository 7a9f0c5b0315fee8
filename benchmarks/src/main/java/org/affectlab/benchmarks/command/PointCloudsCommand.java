package org.affectlab.benchmarks.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.affectlab.benchmarks.pointclouds.CloudRun;
import org.affectlab.benchmarks.pointclouds.CloudTrial;
import org.affectlab.benchmarks.pointclouds.ServiceSettings;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.ReportFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Clouds of several sizes through the real service, each in a process of its own. */
@Command(
        name = "pointclouds",
        description = "Seconds and memory that the point-cloud service takes for clouds of several sizes, as jobs,"
                + " each checked point by point (about half an hour on two processors).",
        mixinStandardHelpOptions = true)
final class PointCloudsCommand implements Callable<Integer> {
    private static final String TILE = "pointcloud/lidarhd/hd_0689400_6735450.ply";

    @Spec
    @Nullable
    private CommandSpec spec;

    @Option(names = "--root", defaultValue = ".", description = "The checkout (default: ${DEFAULT-VALUE}).")
    private Path root = Path.of("");

    @Option(
            names = "--work",
            defaultValue = ".affectlab/benchmarks",
            description =
                    "Folder for clouds and what the service keeps; about 30 bytes a point (default: ${DEFAULT-VALUE}).")
    private Path work = Path.of("");

    @Option(names = "--service-jar", required = true, description = "The service's runnable jar.")
    private Path serviceJar = Path.of("");

    @Option(names = "--models", required = true, description = "Folder of packages.")
    private Path models = Path.of("");

    @Option(names = "--model", description = "Name of the model (default: the first for clouds that is ready).")
    @Nullable
    private String model;

    @Option(
            names = "--scene",
            description = "Cloud whose copies are measured (default: ../shared/data/" + TILE + " beside the checkout).")
    @Nullable
    private Path scene;

    @Option(
            names = "--points",
            split = ",",
            defaultValue = "100000,1000000,10000000,30000000",
            description = "Sizes, ascending (default: ${DEFAULT-VALUE}).")
    private List<Integer> points = List.of();

    @Option(
            names = "--heap",
            defaultValue = "3g",
            description = "Largest heap of the service, as -Xmx takes it (default: ${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(
            names = "--large-heap",
            defaultValue = "8g",
            description = "The same for more points than the service takes as shipped (default: ${DEFAULT-VALUE}).")
    private String largeHeap = "";

    @Option(names = "--out", description = "Markdown file to write the report into (default: it is only printed).")
    @Nullable
    private Path out;

    @Option(
            names = "--table",
            description = "JSON file for the table; as speed.json beside the runs, 'train pointcloud-report' takes it.")
    @Nullable
    private Path table;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path tile = scene == null ? root.toAbsolutePath().normalize().resolveSibling("shared/data/" + TILE) : scene;
        if (!Files.isRegularFile(tile)) {
            throw new IOException("no scene " + tile);
        }
        Files.createDirectories(work);
        PointCloudsReport report = new PointCloudsReport(Machine.here(), tile);
        for (int size : points) {
            measure(size, tile, report);
            // After each, so that hours of measuring survive what happens later.
            write(report);
        }
        return Verdict.glance(out(), report.text()) + (report.failed() ? 1 : 0);
    }

    private void measure(int size, Path tile, PointCloudsReport report) throws InterruptedException {
        String name = String.format(Locale.ROOT, "%,d points", size);
        try {
            String own = ServiceSettings.isLarge(size) ? largeHeap : heap;
            ServiceSettings settings = new ServiceSettings(serviceJar, models, own, size);
            CloudRun run = new CloudTrial(settings, model, line -> say(name + ": " + line)).run(tile, work);
            report.add(run, own);
            say(String.format(
                    Locale.ROOT,
                    "%s: %.1f s, %.1f s as LAZ, %,d MB at most",
                    name,
                    run.jobSeconds(),
                    run.answerSeconds(),
                    run.peakBytes() >> 20));
        } catch (IOException | UncheckedIOException failure) {
            say(name + " failed: " + failure.getMessage());
            report.fail(size, String.valueOf(failure.getMessage()));
        }
    }

    private void write(PointCloudsReport report) throws IOException {
        if (out != null) {
            new ReportFile(out, "pointclouds").write("Speed of the point-cloud service", report.text());
        }
        if (table != null) {
            report.table().write(table);
        }
    }

    private void say(String line) {
        out().println(line);
        out().flush();
    }

    private PrintWriter out() {
        return requireNonNull(spec, "spec is null").commandLine().getOut();
    }
}
