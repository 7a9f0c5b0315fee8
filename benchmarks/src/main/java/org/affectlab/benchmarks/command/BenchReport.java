package org.affectlab.benchmarks.command;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.affectlab.benchmarks.engine.ModelUnderTest;
import org.affectlab.benchmarks.measure.Latencies;
import org.affectlab.benchmarks.measure.Score;
import org.affectlab.benchmarks.measure.Spread;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.MarkdownTable;
import org.affectlab.benchmarks.report.Target;

/**
 * What {@code bench} says.
 *
 * @param engine libtorch's version and threads
 * @param speeds of the raw engine by batch size
 * @param scores by contender, the raw engine first; as many rounds for each
 */
record BenchReport(
        Machine machine,
        String engine,
        ModelUnderTest model,
        Map<Integer, Double> speeds,
        Map<String, List<Score>> scores,
        int connections,
        int windows) {
    static final String RAW = "raw engine";
    static final String LIBRARY = "libs/inference";
    static final String TENSORS = "tensors over HTTP";
    static final String SINGLE = "tensors, one window a request";
    static final String TENSORS_GATEWAY = "tensors through the gateway";
    static final String FLAC = "FLAC over HTTP";
    static final String FLAC_GATEWAY = "FLAC through the gateway";

    private static final Map<String, Double> TARGETS = Map.of(LIBRARY, 0.97, TENSORS, 0.85, FLAC, 0.70);

    /** The batch size with the highest speed. */
    static int best(Map<Integer, Double> speeds) {
        return speeds.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** Each contender's ratio to the raw engine is the median over the rounds; and nothing may have failed. */
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (String contender : List.of(LIBRARY, TENSORS, FLAC)) {
            targets.add(Target.atLeast(
                    contender + " ÷ raw engine",
                    requireNonNull(TARGETS.get(contender)),
                    ratios(contender).median()));
        }
        targets.add(Target.none("requests that were not answered rightly", failures()));
        return targets;
    }

    private long failures() {
        return scores.values().stream()
                .flatMap(List::stream)
                .mapToLong(Score::failures)
                .sum();
    }

    /** Of each round's speed to the raw engine's in the same round. */
    Spread ratios(String contender) {
        List<Score> raw = of(RAW);
        List<Score> own = of(contender);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < raw.size(); round++) {
            ratios.add(own.get(round).windowsPerSecond() / raw.get(round).windowsPerSecond());
        }
        return Spread.of(ratios);
    }

    private List<Score> of(String contender) {
        return requireNonNull(scores.get(contender), "not measured: " + contender);
    }

    String text() {
        MarkdownTable table = new MarkdownTable(
                "contender",
                "windows/s: median (least to most)",
                "÷ raw: median (least to most)",
                "p50 / p95 / p99 ms",
                "generator, processors");
        scores.keySet()
                .forEach(contender -> table.row(
                        contender,
                        speed(contender).text("%.1f"),
                        ratios(contender).text("%.3f"),
                        percentiles(contender),
                        generator(contender)));
        String bySize = speeds.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.format(Locale.ROOT, "%.1f", entry.getValue()))
                .collect(Collectors.joining(", "));
        return """
                %s. %s. Model %s, version %s.

                Each contender had %d slices of the same length, in turns, after a warm-up; a ratio is taken within a round. The generator runs on the same
                processors, and its share counts against the services. The raw engine has its inputs in native memory and neither queue nor HTTP; its best
                batch size was taken (windows/s by size: %s). Tensors: Open Inference Protocol with binary FP32, %d windows a request unless said
                otherwise; FLAC: `speech.flac`, 3.3 s. %d connections, each with a request always under way. Every answer was compared with the
                expected one. Times are of one request; of the raw engine of one forward; of the library of one item in a full queue.

                %s
                """
                .formatted(
                        machine,
                        engine,
                        model.name(),
                        model.manifest().version(),
                        of(RAW).size(),
                        bySize,
                        windows,
                        connections,
                        table);
    }

    private Spread speed(String contender) {
        return Spread.of(of(contender).stream().map(Score::windowsPerSecond).toList());
    }

    private String percentiles(String contender) {
        Latencies all = new Latencies();
        of(contender).forEach(score -> all.addAll(score.latencies()));
        return all.percentiles();
    }

    /** Of the raw engine and the library this process does the computing too, so the number would mean nothing. */
    private String generator(String contender) {
        if (contender.equals(RAW) || contender.equals(LIBRARY)) {
            return "";
        }
        return Spread.of(of(contender).stream().map(Score::ownProcessors).toList())
                .text("%.2f");
    }
}
