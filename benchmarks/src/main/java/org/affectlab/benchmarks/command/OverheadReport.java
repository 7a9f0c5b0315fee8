package org.affectlab.benchmarks.command;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import org.affectlab.benchmarks.measure.Latencies;
import org.affectlab.benchmarks.measure.Score;
import org.affectlab.benchmarks.measure.Spread;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.MarkdownTable;
import org.affectlab.benchmarks.report.Target;

/**
 * What {@code overhead} says.
 *
 * @param scores by contender; as many rounds for each
 * @param connections of the crowd
 * @param requestBytes of one request
 */
record OverheadReport(Machine machine, Map<String, List<Score>> scores, int connections, int requestBytes) {
    static final String ALONE_DIRECT = "one connection, directly";
    static final String ALONE_GATEWAY = "one connection, through the gateway";
    static final String CROWD_DIRECT = "crowd, directly";
    static final String CROWD_GATEWAY = "crowd, through the gateway";

    /** Differences and ratios are taken within a round; the median over the rounds counts. */
    List<Target> targets() {
        return List.of(
                Target.atMost("p50 through the gateway − directly, one connection, ms", 1.5, delay().median()),
                Target.atLeast("throughput through the gateway ÷ directly, crowd", 0.90, share().median()),
                Target.none("requests that were not answered rightly", failures()));
    }

    Spread delay() {
        return each(ALONE_GATEWAY, ALONE_DIRECT, score -> score.latencies().millis(0.50), (a, b) -> a - b);
    }

    Spread share() {
        return each(CROWD_GATEWAY, CROWD_DIRECT, Score::windowsPerSecond, (a, b) -> a / b);
    }

    private Spread each(String one, String other, ToDoubleFunction<Score> value, DoubleBinaryOperator compared) {
        List<Double> values = new ArrayList<>();
        for (int round = 0; round < of(one).size(); round++) {
            values.add(compared.applyAsDouble(
                    value.applyAsDouble(of(one).get(round)),
                    value.applyAsDouble(of(other).get(round))));
        }
        return Spread.of(values);
    }

    private long failures() {
        return scores.values().stream()
                .flatMap(List::stream)
                .mapToLong(Score::failures)
                .sum();
    }

    private List<Score> of(String contender) {
        return requireNonNull(scores.get(contender), "not measured: " + contender);
    }

    String text() {
        MarkdownTable table = new MarkdownTable("way", "windows/s: median (least to most)", "p50 / p95 / p99 ms");
        for (String contender : List.of(ALONE_DIRECT, ALONE_GATEWAY, CROWD_DIRECT, CROWD_GATEWAY)) {
            Latencies all = new Latencies();
            of(contender).forEach(score -> all.addAll(score.latencies()));
            table.row(
                    contender,
                    Spread.of(of(contender).stream()
                                    .map(Score::windowsPerSecond)
                                    .toList())
                            .text("%.1f"),
                    all.percentiles());
        }
        return """
                %s.

                One upload of %d bytes (`speech.wav`, 3.3 s), answered by the model, directly at the speech service and through the gateway, in turns, %d slices each after
                a warm-up. The crowd has %d connections, each with a request always under way: there the model is the bound, and the gateway takes its part of the
                same processors. The gateway's delay is seen with one connection: in a crowd every time is that of the queue. Delay: %s ms; share of the throughput: %s.

                %s
                """
                .formatted(
                        machine,
                        requestBytes,
                        of(ALONE_DIRECT).size(),
                        connections,
                        delay().text("%.2f"),
                        share().text("%.3f"),
                        table);
    }
}
