package org.affectlab.training.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.affectlab.regression.FeatureGroups;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Two made corpora of 24 features in six groups: the first group tells the emotions in both, the second only in the source. */
class TransferTaskTest {
    private static final List<String> EMOTIONS = List.of("sad", "angry", "happy");
    private static final FeatureGroups GROUPS = FeatureGroups.consecutive(6, 4);
    private final TransferTask task = new TransferTask(corpus("a", 1, true), corpus("b", 2, false), EMOTIONS, GROUPS);

    @Test
    void learnsWhatBothHave() {
        TransferTask.Outcome outcome = task.run(new TransferSettings(100, 3, 5));

        assertThat(task.name()).isEqualTo("a-to-b");
        assertThat(outcome.uar()).isGreaterThan(0.8);
        assertThat(outcome.keptGroups()).isBetween(1, 5);
        assertThat(outcome.keptFeatures()).isLessThan(24);
        assertThat(task.run(TransferSettings.PLAIN).keptFeatures()).isGreaterThan(outcome.keptFeatures());
    }

    @Test
    void theChoiceLooksAtTheSourceAlone() {
        List<TransferSettings> grid = List.of(new TransferSettings(0, 100, 100), new TransferSettings(10, 1, 0.2));

        // So much sparsity leaves nothing: chance on the source.
        assertThat(task.chooseOnSource(grid)).isEqualTo(grid.get(1));
    }

    @Test
    void clipsWithOtherEmotionsAreLeftOut() {
        TransferTask two =
                new TransferTask(corpus("a", 1, true), corpus("b", 2, false), EMOTIONS.subList(0, 2), GROUPS);

        assertThat(two.run(TransferSettings.PLAIN).uar()).isGreaterThan(0.7);
        assertThat(two.emotions()).containsExactly("sad", "angry");
    }

    private static AcousticCorpus corpus(String name, long seed, boolean second) {
        Random random = new Random(seed);
        List<String> labels = new ArrayList<>();
        List<String> speakers = new ArrayList<>();
        DMatrixRMaj features = new DMatrixRMaj(24, 120);
        for (int clip = 0; clip < 120; clip++) {
            labels.add(EMOTIONS.get(clip % 3));
            speakers.add("s" + clip / 12);
            for (int row = 0; row < 24; row++) {
                features.set(row, clip, random.nextGaussian());
            }
            features.add(clip % 3, clip, 6);
            features.add(4 + (second ? clip % 3 : random.nextInt(3)), clip, 4);
        }
        return new AcousticCorpus(name, features, labels, speakers);
    }
}
