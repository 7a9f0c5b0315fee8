package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.run.RunDirectory;
import org.affectlab.training.run.RunResult;

/**
 * The runs under a folder, {@code seed-S/fold-K}, all of one corpus and with the same settings. Immutable.
 *
 * @param seeds with at least one finished fold, rising; at least one
 * @param unfinishedSeeds seeds of which no fold is finished yet
 */
public record RunCollection(List<SeedRuns> seeds, List<Long> unfinishedSeeds) {
    private static final Pattern SEED = Pattern.compile("seed-(-?\\d{1,18})");
    private static final Pattern FOLD = Pattern.compile("fold-\\d{1,9}");

    public RunCollection {
        seeds = List.copyOf(seeds);
        unfinishedSeeds = List.copyOf(unfinishedSeeds);
    }

    /** @throws IOException if no fold is finished, or if the runs are not of one kind */
    public static RunCollection read(Path directory) throws IOException {
        List<SeedRuns> seeds = new ArrayList<>();
        List<Long> unfinished = new ArrayList<>();
        for (Path folder : folders(directory, SEED)) {
            Matcher name = SEED.matcher(folder.getFileName().toString());
            if (name.matches()) {
                long seed = Long.parseLong(name.group(1));
                seed(folder, seed).ifPresentOrElse(seeds::add, () -> unfinished.add(seed));
            }
        }
        if (seeds.isEmpty()) {
            throw new IOException(directory + " holds no finished fold (seed-S/fold-K/result.json)");
        }
        for (SeedRuns seed : seeds) {
            for (RunResult result : seed.results()) {
                checkAlike(directory, seeds.get(0).results().get(0), result);
            }
        }
        seeds.sort(Comparator.comparingLong(SeedRuns::seed));
        return new RunCollection(seeds, unfinished.stream().sorted().toList());
    }

    private static Optional<SeedRuns> seed(Path folder, long seed) throws IOException {
        List<RunResult> results = new ArrayList<>();
        TrainingSettings settings = null;
        for (Path fold : folders(folder, FOLD)) {
            RunDirectory run = new RunDirectory(fold);
            Optional<RunResult> result = run.readResult();
            if (result.isEmpty()) {
                continue;
            }
            settings = run.settings();
            if (!new SettingsFile()
                    .digest(settings)
                    .equals(result.get().identity().settingsDigest())) {
                throw new IOException(fold + ": settings.json is not what result.json was computed with");
            }
            results.add(result.get());
        }
        return settings == null ? Optional.empty() : Optional.of(new SeedRuns(seed, settings, results));
    }

    private static void checkAlike(Path directory, RunResult first, RunResult other) throws IOException {
        boolean alike = first.identity()
                        .settingsDigest()
                        .equals(other.identity().settingsDigest())
                && first.identity().corpusDigest().equals(other.identity().corpusDigest())
                && first.labels().equals(other.labels());
        if (!alike) {
            throw new IOException(directory + " mixes runs of other settings or data: " + first.identity() + " and "
                    + other.identity());
        }
    }

    private static List<Path> folders(Path directory, Pattern name) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is no folder");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry ->
                            name.matcher(entry.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }
}
