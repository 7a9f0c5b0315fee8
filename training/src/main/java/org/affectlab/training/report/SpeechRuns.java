package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The finished runs of the speech networks, from a folder with one folder for each of them. Immutable.
 *
 * @param folder that holds them
 * @param all by their folder's name, rising; without those that have pages or sections of their own
 */
public record SpeechRuns(Path folder, Map<String, RunCollection> all) {
    static final String CROSS_CORPUS = "cross-corpus";
    private static final Pattern RAVDESS = Pattern.compile(".+-ravdess(-.+)?");
    private static final Set<String> OTHERS = Set.of(CROSS_CORPUS, AblationSection.FOLDER, "transfer", "point-clouds");

    public SpeechRuns {
        all = Collections.unmodifiableMap(new TreeMap<>(all));
    }

    /** @throws IOException if a folder of runs holds no finished one */
    public static SpeechRuns read(Path folder) throws IOException {
        Map<String, RunCollection> all = new TreeMap<>();
        for (Path runs : RunFolders.in(folder)) {
            String name = runs.getFileName().toString();
            if (!OTHERS.contains(name)) {
                all.put(name, RunCollection.read(runs));
            }
        }
        return new SpeechRuns(folder, all);
    }

    /** Those of all eight emotions of RAVDESS, {@code NAME-ravdess} or {@code NAME-ravdess-VARIANT}. */
    public Map<String, RunCollection> ravdess() {
        return all.entrySet().stream()
                .filter(entry -> RAVDESS.matcher(entry.getKey()).matches()
                        && !entry.getKey().contains(SeveralCorporaSection.SINGLE))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, TreeMap::new));
    }
}
