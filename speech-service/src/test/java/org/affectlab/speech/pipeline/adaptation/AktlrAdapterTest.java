package org.affectlab.speech.pipeline.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.acoustics.ParameterGroup;
import org.affectlab.acoustics.ParameterSet;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class AktlrAdapterTest {
    private static final Runnable NOBODY_LOOKS = () -> {};
    private static final AktlrAdapter ADAPTER = new AktlrAdapter(ParameterSet.EGEMAPS);

    private static Adaptation adapt(LabelledSource source, DMatrixRMaj target, AdaptationSettings settings) {
        return ADAPTER.adapt(source, target, settings, NOBODY_LOOKS);
    }

    @Test
    void recognisesTheTargetFromAnotherPlaceAndNamesWhatCounts() {
        Adaptation adaptation =
                adapt(MadeFeatures.source(330, 11), MadeFeatures.matrix(60, 0.2, 2), AdaptationSettings.DEFAULT);

        int[] classes = MadeFeatures.classes(60);
        assertThat(HeldOutScores.uar(adaptation.scores(), classes)).isGreaterThan(0.9);
        assertThat(adaptation.kept()).extracting(KeptGroup::group).contains("F0", "loudness");
        assertThat(adaptation.kept()).isSortedAccordingTo((one, other) -> Double.compare(other.norm(), one.norm()));
        List<String> groups = new ArrayList<>(adaptation.dropped());
        adaptation.kept().forEach(group -> groups.add(group.group()));
        assertThat(groups)
                .containsExactlyInAnyOrderElementsOf(ParameterSet.EGEMAPS.groups().stream()
                        .map(ParameterGroup::name)
                        .toList());
        assertThat(adaptation.dropped()).isNotEmpty();
        assertThat(adaptation.converged()).isTrue();
        assertThat(adaptation.scale().fittedOn()).isEqualTo(ScoreScale.FittedOn.HELD_OUT_SPEAKERS);
        assertThat(adaptation.sourceUar()).isGreaterThan(0.9);
        assertThat(adaptation.warnings()).isEmpty();
        assertThat(Arrays.stream(adaptation.probabilities(7)).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theSameGivesTheSame() {
        DMatrixRMaj target = MadeFeatures.matrix(30, 0, 5);
        Adaptation one = adapt(MadeFeatures.source(90, 6), target, AdaptationSettings.DEFAULT);
        Adaptation other = adapt(MadeFeatures.source(90, 6), target, AdaptationSettings.DEFAULT);
        assertThat(other.coefficients().data).isEqualTo(one.coefficients().data);
        assertThat(other.scale()).isEqualTo(one.scale());
    }

    @Test
    void withFewSpeakersTheScaleIsFittedOnTheSourceAndSaysSo() {
        Adaptation adaptation =
                adapt(MadeFeatures.source(90, 4), MadeFeatures.matrix(30, 0, 5), AdaptationSettings.DEFAULT);
        assertThat(adaptation.scale().fittedOn()).isEqualTo(ScoreScale.FittedOn.SOURCE);
        assertThat(adaptation.sourceUar()).isNull();
    }

    @Test
    void warnsOfFewFilesAnUnlikeTargetAndNothingKept() {
        Adaptation far =
                adapt(MadeFeatures.source(90, 6), MadeFeatures.matrix(29, 50, 5), new AdaptationSettings(100, 1e5, 1));
        assertThat(far.warnings())
                .containsExactly(
                        AdaptationWarning.FEW_FILES, AdaptationWarning.UNLIKE_SOURCE, AdaptationWarning.NOTHING_KEPT);
        assertThat(far.unlikeShare()).isEqualTo(1);
        assertThat(far.kept()).isEmpty();
        assertThat(far.probabilities(0)).containsExactly(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, within(1e-12));

        assertThat(AktlrAdapter.warnings(30, 0.2, false, true)).isEmpty();
        assertThat(AktlrAdapter.warnings(30, 0.21, false, false))
                .containsExactly(AdaptationWarning.UNLIKE_SOURCE, AdaptationWarning.NOT_CONVERGED);
    }

    @Test
    void oneRecordingIsNoTarget() {
        assertThatThrownBy(() ->
                        adapt(MadeFeatures.source(90, 6), MadeFeatures.matrix(1, 0, 5), AdaptationSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void looksNowAndThenWhetherSomebodyWaits() {
        AtomicInteger looks = new AtomicInteger();
        assertThatThrownBy(() -> ADAPTER.adapt(
                        MadeFeatures.source(90, 6), MadeFeatures.matrix(30, 0, 5), AdaptationSettings.DEFAULT, () -> {
                            if (looks.incrementAndGet() == 4) {
                                throw new IllegalStateException("gone");
                            }
                        }))
                .hasMessage("gone");
    }

    @Test
    void settingsStayWithinTheirBounds() {
        assertThat(AdaptationSettings.DEFAULT).isEqualTo(new AdaptationSettings(100, 1, 1));
        for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e7}) {
            assertThat(AdaptationSettings.fits(wrong)).isFalse();
            assertThatThrownBy(() -> new AdaptationSettings(wrong, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
