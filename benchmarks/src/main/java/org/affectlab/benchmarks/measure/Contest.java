package org.affectlab.benchmarks.measure;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures contenders in turns (A B C, B C A, C A B …), each for a short slice, so that what drifts meanwhile (temperature, neighbours on the
 * machine) meets all of them alike. Each warms up for a slice of its own that does not count. For one thread.
 */
public final class Contest {
    private final List<Contender> contenders;
    private final Consumer<String> progress;

    public Contest(List<Contender> contenders, Consumer<String> progress) {
        this.contenders = List.copyOf(contenders);
        this.progress = requireNonNull(progress, "progress is null");
    }

    /** The scores of each round by contender, in the order of the contenders. */
    public Map<String, List<Score>> run(int rounds, Duration slice, Duration warmUp)
            throws IOException, InterruptedException {
        Map<String, List<Score>> scores = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            if (scores.put(contender.name(), new ArrayList<>()) != null) {
                throw new IllegalArgumentException("two contenders are named " + contender.name());
            }
            contender.run(warmUp);
        }
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < contenders.size(); turn++) {
                Contender contender = contenders.get((round + turn) % contenders.size());
                Score score = contender.run(slice);
                requireNonNull(scores.get(contender.name()), "a contender changed its name")
                        .add(score);
                progress.accept(String.format(
                        Locale.ROOT,
                        "round %d of %d: %-32s %7.1f windows/s",
                        round + 1,
                        rounds,
                        contender.name(),
                        score.windowsPerSecond()));
            }
        }
        return scores;
    }
}
