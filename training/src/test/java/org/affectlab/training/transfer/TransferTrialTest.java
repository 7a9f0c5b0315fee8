package org.affectlab.training.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.affectlab.acoustics.ParameterSet;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two made corpora with the columns of GeMAPS: F0 tells the emotions in both, loudness only in the source. */
class TransferTrialTest {
    private static final List<String> EMOTIONS = List.of("sad", "angry", "happy");
    private static final ParameterSet SET = ParameterSet.GEMAPS;
    private final AktlrMethod aktlr = new AktlrMethod(SET, false);
    private final CorpusPair pair = new CorpusPair(corpus("a", 1, true), corpus("b", 2, false), EMOTIONS);

    @Test
    void learnsWhatBothHave() {
        TransferPrediction prediction = aktlr.predict(pair, List.of(new AktlrMethod.Settings(100, 5, 2)))
                .get(0);

        assertThat(pair.name()).isEqualTo("a-to-b");
        assertThat(pair.uar(prediction.classes())).isGreaterThan(0.8);
        assertThat(prediction.keptGroups()).containsKey("F0");
        assertThat(prediction.keptGroups().size()).isLessThan(SET.groups().size());
        assertThat(prediction.keptFeatures()).isLessThan(SET.names().size());
        assertThat(prediction.converged()).isTrue();
    }

    @Test
    void everyMethodIsAboveChanceAndSaysTheSameTwice() {
        for (TransferMethod<?> method : List.of(
                new RidgeMethod("regression", 0),
                new RidgeMethod("alignment alone", 100),
                new SvmMethod("linear SVM", List.of(0)),
                new SvmMethod("subspace alignment", List.of(10)),
                new SvmMethod("more dimensions than features", List.of(80)),
                aktlr)) {
            int[] classes = fixed(method);

            assertThat(pair.uar(classes)).as(method.name()).isGreaterThan(0.45);
            assertThat(fixed(method)).isEqualTo(classes);
        }
    }

    private <S> int[] fixed(TransferMethod<S> method) {
        return method.predict(pair, List.of(method.fixed())).get(0).classes();
    }

    @Test
    void theChoiceLooksAtTheSourceAlone() {
        List<AktlrMethod.Settings> grid =
                List.of(new AktlrMethod.Settings(0, 100, 100), new AktlrMethod.Settings(10, 1, 0.2));

        // So much sparsity leaves nothing: chance on the source.
        assertThat(TransferTrial.chooseOnSource(pair, aktlr, grid)).isEqualTo(1);
    }

    @Test
    void noSpeakerOfASourceFoldIsOnBothSides() {
        for (CorpusPair fold : pair.sourceFolds(5)) {
            assertThat(fold.from().speakers())
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(fold.to().speakers());
        }
    }

    @Test
    void clipsWithOtherEmotionsAreLeftOut() {
        CorpusPair two = new CorpusPair(corpus("a", 1, true), corpus("b", 2, false), EMOTIONS.subList(0, 2));

        assertThat(two.source().numCols).isEqualTo(80);
        assertThat(two.to().labels()).containsOnly("sad", "angry");
        assertThatThrownBy(() -> new CorpusPair(pair.from(), pair.to(), List.of("sad")))
                .hasMessageContaining("two emotions");
    }

    @Test
    void resultsAreKeptAndNotComputedAgain(@TempDir Path folder) throws IOException {
        TransferRuns runs = new TransferRuns(folder);
        RidgeMethod method = new RidgeMethod("regression", 0);
        TransferRun run = new TransferTrial(SET).run(pair, method, method);
        runs.write(run);

        assertThat(runs.contains(SET, "a-to-b", "regression")).isTrue();
        assertThat(runs.contains(ParameterSet.IS09, "a-to-b", "regression")).isFalse();
        assertThat(runs.read()).containsExactly(run);
        assertThat(run.grid()).hasSameSizeAs(method.grid());
        Files.writeString(folder.resolve("broken.json"), "{");
        assertThatThrownBy(runs::read).isInstanceOf(IOException.class).hasMessageContaining("broken.json");
    }

    private static AcousticCorpus corpus(String name, long seed, boolean loudnessTells) {
        Random random = new Random(seed);
        List<String> labels = new ArrayList<>();
        List<String> speakers = new ArrayList<>();
        int[] pitch = SET.groups().get(0).columns();
        int[] loudness = SET.groups().get(1).columns();
        DMatrixRMaj features = new DMatrixRMaj(SET.names().size(), 120);
        for (int clip = 0; clip < 120; clip++) {
            labels.add(EMOTIONS.get(clip % 3));
            speakers.add("s" + clip / 12);
            for (int row = 0; row < features.numRows; row++) {
                features.set(row, clip, random.nextGaussian());
            }
            features.add(pitch[clip % 3], clip, 6);
            features.add(loudness[loudnessTells ? clip % 3 : random.nextInt(3)], clip, 4);
        }
        return new AcousticCorpus(name, features, labels, speakers);
    }
}
