package org.affectlab.benchmarks.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.affectlab.benchmarks.abuse.StalledUploads;
import org.affectlab.benchmarks.measure.Line;
import org.affectlab.benchmarks.measure.ProcessLog;
import org.affectlab.benchmarks.measure.ProcessSample;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.MarkdownTable;
import org.affectlab.benchmarks.report.Target;
import org.affectlab.benchmarks.workload.KindTally;

/**
 * What {@code abuse} says.
 *
 * @param warmUp requests before memory counts
 * @param stalled how uploads ended that stood still
 */
record AbuseReport(
        Machine machine,
        long seed,
        int warmUp,
        KindTally tally,
        Map<String, Long> stalled,
        List<ProcessLog> processes) {
    private static final double MEGABYTES_PER_10_000 = 5;

    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        targets.add(Target.none("requests not answered as they should", tally.faultCount()));
        targets.add(Target.none("stalled uploads that were not ended", StalledUploads.unended(stalled)));
        for (ProcessLog log : processes) {
            String name = log.process().name();
            targets.add(Target.holds(
                    name + ": the same process lives", log.process().alive()));
            targets.add(Target.atMost(
                    name + ": MB for each 10,000 requests",
                    MEGABYTES_PER_10_000,
                    10_000 * line(log).slope()));
        }
        return targets;
    }

    private Line line(ProcessLog log) {
        return log.megabytesByRequests(warmUp);
    }

    String text() {
        MarkdownTable memory = new MarkdownTable(
                "process",
                "MB after the warm-up",
                "MB at the end",
                "MB for each 10,000 requests",
                "looks",
                "threads at the end");
        for (ProcessLog log : processes) {
            Line line = line(log);
            List<ProcessLog.Point> points = log.points();
            ProcessSample last = points.get(points.size() - 1).sample();
            ProcessSample warm = points.stream()
                    .filter(point -> point.requests() >= warmUp)
                    .findFirst()
                    .orElseThrow()
                    .sample();
            memory.row(
                    log.process().name(),
                    number(warm.residentMegabytes()),
                    number(last.residentMegabytes()),
                    String.format(Locale.ROOT, "%.2f", 10_000 * line.slope()),
                    Integer.toString(line.points()),
                    Integer.toString(last.threads()));
        }
        return """
                %s.

                %d requests with seed %d, half of them at the speech service and half at the gateway, of which the first %d are the warm-up; the slope is the line
                of least squares through resident memory. Good answers were compared with the expected ones, every hostile request must be refused with 4xx
                and, unless its head is no HTTP, with a code. `cut`: the client went away in the middle. Beside them %s uploads that stood still: %s.

                %s
                %s
                %s"""
                .formatted(
                        machine,
                        tally.requests(),
                        seed,
                        warmUp,
                        stalled.values().stream().mapToLong(Long::longValue).sum(),
                        stalled,
                        memory,
                        kinds(),
                        faults());
    }

    private MarkdownTable kinds() {
        MarkdownTable kinds = new MarkdownTable("requests", "answers");
        tally.labels().forEach((kind, counts) -> kinds.row(kind, counts.toString()));
        return kinds;
    }

    private String faults() {
        StringBuilder text = new StringBuilder();
        tally.faults()
                .forEach((kind, kept) -> kept.forEach(fault -> text.append("* ")
                        .append(kind)
                        .append(": ")
                        .append(fault)
                        .append('\n')));
        return text.isEmpty() ? "" : "Not as it should be (the first few of each kind):\n\n" + text;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
