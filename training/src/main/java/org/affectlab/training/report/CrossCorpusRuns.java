package org.affectlab.training.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.Summary;
import org.affectlab.training.run.EpochRecord;
import org.affectlab.training.run.RunDirectory;
import org.affectlab.training.run.RunResult;

/**
 * The finished runs under a folder, {@code SOURCE-to-TARGET/METHOD/seed-S/all}, but those whose target had no labels. Immutable.
 *
 * @param results by pair, then method, by rising seed
 */
public record CrossCorpusRuns(Map<String, Map<String, List<RunResult>>> results) {
    private static final String RUN = "all";
    private static final String GRID = "@";

    public CrossCorpusRuns {
        requireNonNull(results, "results is null");
    }

    /** @throws IOException if none is finished */
    public static CrossCorpusRuns read(Path directory) throws IOException {
        Map<String, Map<String, List<RunResult>>> results = new TreeMap<>();
        for (Path pair : RunFolders.in(directory)) {
            for (Path method : RunFolders.in(pair)) {
                List<RunResult> finished = new ArrayList<>();
                for (Path seed : RunFolders.in(method)) {
                    new RunDirectory(seed.resolve(RUN))
                            .readResult()
                            .filter(result -> result.confusion() != null)
                            .ifPresent(finished::add);
                }
                if (!finished.isEmpty()) {
                    results.computeIfAbsent(pair.getFileName().toString(), name -> new TreeMap<>())
                            .put(method.getFileName().toString(), finished);
                }
            }
        }
        if (results.isEmpty()) {
            throw new IOException(
                    directory + " holds no finished run (SOURCE-to-TARGET/METHOD/seed-S/all/result.json)");
        }
        return new CrossCorpusRuns(results);
    }

    public List<String> pairs() {
        return List.copyOf(results.keySet());
    }

    /** The folder of a method at a point of a grid, {@code didan@lambda=0.1}. */
    public static String gridPoint(String method, String point) {
        return method + GRID + point;
    }

    /** Those of which any pair has a run, without points of grids. */
    public List<String> methods() {
        return names().filter(name -> !name.contains(GRID)).toList();
    }

    /** Those that a grid was run for. */
    public List<String> gridMethods() {
        return names().filter(name -> name.contains(GRID))
                .map(name -> name.substring(0, name.indexOf(GRID)))
                .distinct()
                .toList();
    }

    /** The method and its points, with the mean UAR of a pair; the best first. */
    List<Map.Entry<String, Double>> grid(String pair, String method) {
        return names().filter(name -> name.equals(method) || name.startsWith(method + GRID))
                .filter(name -> uar(pair, name).isPresent())
                .map(name -> Map.entry(
                        name.equals(method) ? "fixed" : name.substring(method.length() + 1),
                        uar(pair, name).orElseThrow().mean()))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .toList();
    }

    private Stream<String> names() {
        Set<String> methods = new TreeSet<>();
        results.values().forEach(pair -> methods.addAll(pair.keySet()));
        return methods.stream();
    }

    List<RunResult> of(String pair, String method) {
        return results.getOrDefault(pair, Map.of()).getOrDefault(method, List.of());
    }

    /** Unweighted recall of the target over the seeds; empty if there is no run. */
    public Optional<Summary> uar(String pair, String method) {
        double[] values = of(pair, method).stream()
                .mapToDouble(result ->
                        ClassificationMetrics.of(SeedRuns.confusion(result)).uar())
                .toArray();
        return values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values));
    }

    /** Share of W's entries that are not zero in the last epoch, mean over the seeds; empty where there is no W. */
    Optional<Double> density(String pair, String method) {
        List<Double> values = new ArrayList<>();
        for (RunResult result : of(pair, method)) {
            EpochRecord.Aligned aligned =
                    result.history().get(result.history().size() - 1).aligned();
            Double density = aligned == null ? null : aligned.density();
            if (density != null) {
                values.add(density);
            }
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow());
    }
}
