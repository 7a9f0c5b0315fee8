package org.affectlab.benchmarks.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affectlab.benchmarks.measure.Line;
import org.affectlab.benchmarks.measure.ProcessLog;
import org.affectlab.benchmarks.measure.ProcessLog.Point;
import org.affectlab.benchmarks.measure.ProcessSample;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.MarkdownTable;
import org.affectlab.benchmarks.report.Target;
import org.affectlab.benchmarks.workload.Capacity;
import org.affectlab.benchmarks.workload.Reloads;
import org.affectlab.benchmarks.workload.Tally;

/**
 * What {@code soak} says.
 *
 * @param load part of the capacity that was asked for
 * @param reloadEvery from one reload to the next
 */
record SoakReport(
        Machine machine,
        Duration duration,
        double load,
        Duration reloadEvery,
        Capacity capacity,
        Tally tally,
        Reloads reloads,
        List<ProcessLog> processes) {
    /** Growth of the line of least squares from the end of the warm-up to the end of the run, that still counts as flat. */
    private static final double FLAT_MEGABYTES = 32;
    /** The servlet container and the collector start and end a thread now and then. */
    private static final int FLAT_THREADS = 4;
    /** Of the run, before memory counts. */
    private static final int WARM_UP_SHARE = 5;

    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        targets.add(
                Target.none("failed requests", tally.requests() - tally.right().count()));
        targets.add(Target.none("failed reloads", reloads.failures().size()));
        targets.add(Target.atLeast("reloads", reloadsMeant(), reloads.times().count()));
        for (ProcessLog log : processes) {
            targets.add(Target.holds(
                    log.process().name() + ": the same process lives",
                    log.process().alive()));
            targets.add(
                    Target.atMost(log.process().name() + ": MB grown after the warm-up", FLAT_MEGABYTES, growth(log)));
            targets.add(Target.atMost(
                    log.process().name() + ": threads grown after the warm-up",
                    FLAT_THREADS,
                    last(log).threads() - warm(log).threads()));
        }
        return targets;
    }

    /** The last one may fall on the end. */
    private long reloadsMeant() {
        return Math.max(0, duration.dividedBy(reloadEvery) - 1);
    }

    private Duration warmUp() {
        return duration.dividedBy(WARM_UP_SHARE);
    }

    private double growth(ProcessLog log) {
        Line line = log.megabytesBySeconds(warmUp());
        return line.slope() * duration.minus(warmUp()).toSeconds();
    }

    private ProcessSample warm(ProcessLog log) {
        long begin = log.points().get(0).sample().nanos();
        return log.points().stream()
                .map(Point::sample)
                .filter(sample -> sample.nanos() - begin >= warmUp().toNanos())
                .findFirst()
                .orElseThrow();
    }

    private static ProcessSample last(ProcessLog log) {
        return log.points().get(log.points().size() - 1).sample();
    }

    static String progress(Tally tally, Reloads reloads, List<ProcessLog> processes) {
        return tally.requests() + " requests " + tally.labels() + ", p50 / p95 / p99 "
                + tally.right().percentiles() + " ms, "
                + reloads.times().count() + " reloads, "
                + processes.stream()
                        .map(log -> String.format(
                                Locale.ROOT,
                                "%s %.0f MB, %d threads",
                                log.process().name(),
                                last(log).residentMegabytes(),
                                last(log).threads()))
                        .collect(Collectors.joining("; "));
    }

    String text() {
        MarkdownTable memory = new MarkdownTable(
                "process",
                "MB after the warm-up",
                "MB at the end",
                "line: MB an hour",
                "threads after the warm-up",
                "at the end");
        for (ProcessLog log : processes) {
            memory.row(
                    log.process().name(),
                    String.format(Locale.ROOT, "%.0f", warm(log).residentMegabytes()),
                    String.format(Locale.ROOT, "%.0f", last(log).residentMegabytes()),
                    String.format(
                            Locale.ROOT,
                            "%.1f",
                            3600 * log.megabytesBySeconds(warmUp()).slope()),
                    Integer.toString(warm(log).threads()),
                    Integer.toString(last(log).threads()));
        }
        return """
                %s.

                %.1f minutes through the gateway at %.0f %% of the capacity just measured (%.1f windows/s), Poisson arrivals: as many requests with tensors as with
                recordings (WAV, FLAC, MP3, Opus, WebM, M4A), every answer compared with the expected one. %d requests: %s, p50 / p95 / p99 %s ms from when
                they were due. %d reloads of the model meanwhile, p50 / p95 / p99 %s ms%s. The first fifth is the warm-up. Each look is in
                [soak.csv](soak.csv).

                %s
                %s"""
                .formatted(
                        machine,
                        duration.toMillis() / 60_000.0,
                        100 * load,
                        capacity.windowsPerSecond(),
                        tally.requests(),
                        tally.labels(),
                        tally.right().percentiles(),
                        reloads.times().count(),
                        reloads.times().percentiles(),
                        reloads.failures().isEmpty() ? "" : ", failed: " + reloads.failures(),
                        memory,
                        Stream.concat(tally.refusals().stream(), tally.faults().stream())
                                .map(fault -> "* " + fault + "\n")
                                .collect(Collectors.joining()));
    }

    /** One row for each look at a process. */
    String csv() {
        StringBuilder text = new StringBuilder("process,seconds,requests,residentMegabytes,threads,cpuSeconds\n");
        for (ProcessLog log : processes) {
            List<Point> points = log.points();
            long begin = points.get(0).sample().nanos();
            for (Point point : points) {
                ProcessSample sample = point.sample();
                text.append(String.format(
                        Locale.ROOT,
                        "%s,%.1f,%d,%.1f,%d,%.2f%n",
                        log.process().name(),
                        (sample.nanos() - begin) / 1e9,
                        point.requests(),
                        sample.residentMegabytes(),
                        sample.threads(),
                        sample.cpuNanos() / 1e9));
            }
        }
        return text.toString();
    }
}
