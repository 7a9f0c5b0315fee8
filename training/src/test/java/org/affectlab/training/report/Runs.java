package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.training.config.SettingsFile;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.run.EpochRecord;
import org.affectlab.training.run.RunIdentity;
import org.affectlab.training.run.RunResult;
import tools.jackson.databind.json.JsonMapper;

/** Finished runs of two classes and six speakers as they lie on disk, without training. */
final class Runs {
    private static final String SETTINGS =
            """
            {"name": "mini", "labels": ["calm", "angry"], "epochs": 6, "protocol": {"speakersPerFold": %d, "validationSpeakers": %d}}
            """;

    private Runs() {}

    static TrainingSettings settings(int speakersPerFold, int validationSpeakers) throws IOException {
        return new SettingsFile().parse(String.format(SETTINGS, speakersPerFold, validationSpeakers), "test");
    }

    /** A fold of two speakers, of whose clips {@code right} of 4 and {@code alsoRight} of 2 are told. */
    static RunResult result(TrainingSettings settings, long seed, int fold, int right, int alsoRight) {
        List<String> all = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f"));
        List<String> test = List.copyOf(all.subList(2 * fold - 2, 2 * fold));
        all.removeAll(test);
        EpochRecord.Score score = new EpochRecord.Score(0.5, right / 4.0, right / 4.0);
        return new RunResult(
                "mini",
                new RunIdentity(new SettingsFile().digest(settings), "sha256:data", seed, fold, 1),
                "mini-corpus",
                List.of("calm", "angry"),
                2,
                all,
                List.of(),
                test,
                List.of(),
                12,
                new long[][] {{right, 4 - right}, {2 - alsoRight, alsoRight}},
                0.1,
                0.25,
                List.of(
                        new EpochRecord(1, 0.9, 1e-3, 1, 60, 10, 1, 1, 1, 1, 1, null, null, null),
                        new EpochRecord(2, 0.4, 1e-3, 1, 60, 10, 1, 1, 1, 1, 1, null, score, null)));
    }

    static void write(Path runs, TrainingSettings settings, RunResult result) throws IOException {
        Path folder =
                Files.createDirectories(runs.resolve("seed-" + result.identity().seed())
                        .resolve("fold-" + result.identity().fold()));
        Files.writeString(folder.resolve("settings.json"), new SettingsFile().write(settings));
        Files.writeString(
                folder.resolve("result.json"), JsonMapper.builder().build().writeValueAsString(result));
    }
}
