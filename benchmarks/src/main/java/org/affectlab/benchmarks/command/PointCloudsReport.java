package org.affectlab.benchmarks.command;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.affectlab.benchmarks.pointclouds.CloudRun;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.MarkdownTable;
import org.affectlab.benchmarks.report.MeasuredTable;
import org.jspecify.annotations.Nullable;

/** Tells what clouds of several sizes took, a row a size, in the order in which they come. For one thread. */
final class PointCloudsReport {
    private static final List<String> COLUMNS = List.of(
            "points",
            "heap",
            "LAZ, MB",
            "upload to end, s",
            "points/s",
            "exponent",
            "processor for it, s",
            "cloud back as LAZ, s",
            "processor for that, s",
            "memory before, MB",
            "at most until the end, MB",
            "at most with the LAZ, MB",
            "points on the grid",
            "inputs",
            "load average");
    private static final double MILLION = 1e6;
    private static final double MEBIBYTE = 1 << 20;

    private final Machine machine;
    private final Path scene;
    private final List<List<String>> rows = new ArrayList<>();
    private @Nullable CloudRun before;
    private boolean failed;

    PointCloudsReport(Machine machine, Path scene) {
        this.machine = requireNonNull(machine, "machine is null");
        this.scene = requireNonNull(scene, "scene is null");
    }

    /** @param heap of the service, as {@code -Xmx} takes it */
    void add(CloudRun run, String heap) {
        rows.add(List.of(
                number("%,.0f", run.points()),
                heap,
                number("%.1f", run.fileBytes() / MILLION),
                number("%.1f", run.jobSeconds()),
                number("%,.0f", run.points() / run.jobSeconds()),
                before == null ? "" : number("%.2f", run.exponentFrom(before)),
                number("%.1f", run.jobProcessorSeconds()),
                number("%.1f", run.answerSeconds()),
                number("%.1f", run.answerProcessorSeconds()),
                number("%,.0f", run.idleBytes() / MEBIBYTE),
                number("%,.0f", run.jobPeakBytes() / MEBIBYTE),
                number("%,.0f", run.peakBytes() / MEBIBYTE),
                number("%,.0f", run.answer().gridPoints()),
                number("%,.0f", run.answer().inputs()),
                run.loadAverage()));
        before = run;
    }

    /** A size that could not be measured, which is told in its row. */
    void fail(int points, String reason) {
        List<String> row = new ArrayList<>(Collections.nCopies(COLUMNS.size(), ""));
        row.set(0, number("%,.0f", points));
        row.set(3, "failed: " + reason.lines().findFirst().orElse(""));
        rows.add(row);
        failed = true;
    }

    /** Whether a size could not be measured. */
    boolean failed() {
        return failed;
    }

    MeasuredTable table() {
        return new MeasuredTable(note(), COLUMNS, rows);
    }

    String text() {
        MarkdownTable table = new MarkdownTable(COLUMNS.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return note() + "\n\n" + table;
    }

    private String note() {
        return machine + ". Copies of " + scene.getFileName()
                + " side by side, as LAZ, each a job of a fresh service" + model()
                + ". Of every size with figures the cloud came back with all its points in their order, their stored coordinates unchanged, and a class for each."
                + " The exponent is that of the time from upload to end, from the size above: 1 is in proportion; a fresh virtual machine is slow at first, so small clouds take more than their share."
                + " The heap is the largest that it may have (-Xmx). Processor seconds are the service's, over all processors. Memory is resident, native memory included.";
    }

    private String model() {
        return before == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " with %s (grid %s m, inputs of %,d points)",
                        before.answer().model(),
                        before.answer().gridMetres(),
                        before.answer().inputPoints());
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
