package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.platform.Checkout;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.Test;

/** Recordings of actors that the served model has never heard: it must know far more than chance. Needs RAVDESS beside the checkout. */
@OnPlatform
class RavdessTest {
    private static final Path CORPUS = Checkout.file("../shared/data/speech/ravdess");
    private static final Set<String> HELD_OUT = Set.of("21", "22", "23", "24");
    private static final int CLIPS_OF_AN_EMOTION = 5;
    /** Chance is 1 in 8. */
    private static final double LEAST_ACCURACY = 0.30;

    private final RunningPlatform platform;

    RavdessTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void heldOutActorsAreUnderstoodWellAboveChance() throws IOException {
        assumeThat(CORPUS.resolve("metadata.csv"))
                .as("RAVDESS is not beside the checkout")
                .exists();
        Map<String, List<String>> clips = clipsByEmotion();
        assertThat(clips).hasSize(8);
        int right = 0;
        int all = 0;
        for (Map.Entry<String, List<String>> emotion : clips.entrySet()) {
            for (String clip : spread(emotion.getValue())) {
                Answer answer = platform.gateway()
                        .analyse(Fixtures.read(CORPUS.resolve(clip)), "audio/flac", "?model=lgfa-ravdess");
                assertThat(answer.status()).as("%s: %s", clip, answer.body()).isEqualTo(200);
                right += answer.json().path("emotion").asString().equals(emotion.getKey()) ? 1 : 0;
                all++;
            }
        }
        System.out.println("RAVDESS, actors 21 to 24: " + right + " of " + all + " right");
        assertThat((double) right / all).isGreaterThanOrEqualTo(LEAST_ACCURACY);
    }

    private static Map<String, List<String>> clipsByEmotion() throws IOException {
        List<String> lines = Files.readAllLines(CORPUS.resolve("metadata.csv"));
        assertThat(lines.get(0)).startsWith("file,speaker,gender,emotion,");
        Map<String, List<String>> clips = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            if (HELD_OUT.contains(cells[1])) {
                clips.computeIfAbsent(cells[3], emotion -> new ArrayList<>()).add(cells[0]);
            }
        }
        return clips;
    }

    /** Some clips from all over the list, so that every actor, sentence and intensity has its turn. */
    private static List<String> spread(List<String> clips) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < CLIPS_OF_AN_EMOTION; i++) {
            chosen.add(clips.get(i * clips.size() / CLIPS_OF_AN_EMOTION));
        }
        return chosen;
    }
}
