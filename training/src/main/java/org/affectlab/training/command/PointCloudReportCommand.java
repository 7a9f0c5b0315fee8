package org.affectlab.training.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.affectlab.training.pointcloud.report.PointReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finished runs on point clouds as a page. */
@Command(
        name = "pointcloud-report",
        description = "Writes the results of runs on point clouds as Markdown.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PointCloudReportCommand implements Callable<Integer> {
    @Option(
            names = "--runs",
            defaultValue = "docs/results/runs/point-clouds",
            description = "Folder of runs, VARIANT/seed-S/fold-K (default: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("");

    @Option(
            names = "--out",
            defaultValue = "docs/results/point-clouds.md",
            description = "Page to write (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        Files.writeString(out, PointReport.markdown(runs));
        return 0;
    }
}
