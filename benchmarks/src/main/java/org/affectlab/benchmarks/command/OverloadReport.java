package org.affectlab.benchmarks.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.MarkdownTable;
import org.affectlab.benchmarks.report.Target;
import org.affectlab.benchmarks.workload.OverloadRun;

/**
 * What {@code overload} says.
 *
 * @param queueBound windows that may wait for the model
 */
record OverloadReport(
        Machine machine, double factor, int seconds, long queueBound, int connections, List<OverloadRun> runs) {
    private static final double GOODPUT = 0.9;
    private static final double REFUSAL_MILLIS = 50;
    private static final double TOLERANCE = 1.2;

    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (OverloadRun run : runs) {
            targets.add(Target.atLeast(run.name() + ": goodput ÷ capacity", GOODPUT, run.ratio()));
            targets.add(Target.none(
                    run.name() + ": answers that are neither right nor 503",
                    run.all().faultCount()));
            targets.add(Target.none(
                    run.name() + ": 503 without Retry-After", run.all().refusalsWithoutRetryAfter()));
            targets.add(Target.atMost(
                    run.name() + ": p99 of refusals, ms",
                    REFUSAL_MILLIS,
                    run.all().refused().millis(0.99)));
            targets.add(Target.atMost(
                    run.name() + ": p99 of accepted, ms (queue ÷ rate + 20 %)",
                    boundMillis(run),
                    run.all().right().millis(0.99)));
        }
        return targets;
    }

    private double boundMillis(OverloadRun run) {
        return queueBound / run.goodput() * 1000 * TOLERANCE;
    }

    String text() {
        MarkdownTable table = new MarkdownTable(
                "load",
                "capacity, windows/s",
                "offered",
                "goodput",
                "÷ capacity",
                "÷ capacity, per processor left",
                "answers",
                "refused: p50 / p95 / p99 ms",
                "accepted: p50 / p95 / p99 ms",
                "generator, processors: at capacity / overloaded");
        runs.forEach(run -> table.row(
                run.name(),
                number(run.capacity().windowsPerSecond()),
                number(run.offeredWindows()),
                number(run.goodput()),
                String.format(Locale.ROOT, "%.3f", run.ratio()),
                String.format(Locale.ROOT, "%.3f", run.ratioOfLeft(machine.processors())),
                run.all().labels().toString(),
                run.all().refused().percentiles(),
                run.all().right().percentiles(),
                String.format(Locale.ROOT, "%.2f / %.2f", run.capacity().ownProcessors(), run.ownProcessors())));
        return """
                %s.

                %s times the capacity for %d s: Poisson arrivals that do not wait for answers, over at most %d connections; times count from when a request was
                due. Each load had a warm-up, half at capacity and half overloaded. The capacity is that of a closed loop with 32 connections, the mean of just before and just after. The model's queue holds %d windows. Every good answer was compared
                with the expected one. The generator runs on the same processors and works harder in an overload; "per processor left" takes goodput and capacity each
                per processor that it left to the platform.

                %s
                """
                .formatted(machine, number(factor), seconds, connections, queueBound, table);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
