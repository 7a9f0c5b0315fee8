package org.affectlab.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgemapsTest {
    private static final ParameterSet SET = ParameterSet.EGEMAPS;
    private final float[] voice = VoiceLikeSignal.of(32_000, ParameterSet.SAMPLE_RATE);

    @Test
    void hasTheSetsNamesAndGroups() {
        assertThat(SET.names()).hasSize(88).doesNotHaveDuplicates();
        assertThat(SET.contours()).hasSize(25);
        assertThat(SET.groups()).hasSize(27);
        assertThat(ParameterSet.GEMAPS.names()).hasSize(62).isSubsetOf(SET.names());
        assertThat(ParameterSet.GEMAPS.groups()).hasSize(19);
        assertThat(ParameterSet.IS09.groups()).hasSize(32);
        assertThat(ParameterSet.of("gemaps")).isEqualTo(ParameterSet.GEMAPS);
        assertThatThrownBy(() -> ParameterSet.of("compare")).hasMessageContaining("egemaps");
    }

    @ParameterizedTest
    @EnumSource(ParameterSet.class)
    void groupsHoldEveryFunctionalOnce(ParameterSet set) {
        int[] columns = set.groups().stream()
                .flatMapToInt(group -> Arrays.stream(group.columns()))
                .sorted()
                .toArray();

        assertThat(columns).hasSize(set.names().size());
        assertThat(columns[columns.length - 1]).isEqualTo(columns.length - 1);
        assertThat(columns).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 159, 160, 401, 7_000})
    void piecesMakeNoDifference(int piece) {
        FeatureExtractor extractor = SET.extractor();
        for (int from = 0; from < voice.length; from += piece) {
            extractor.accept(voice, from, Math.min(voice.length, from + piece));
        }

        assertThat(extractor.finish()).isEqualTo(SET.functionals(voice));
    }

    @Test
    void theVoiceHasThePitchThatItWasMadeWith() {
        // From 150 Hz down to 120 Hz in two seconds.
        assertThat(value("F0semitoneFrom27.5Hz_sma3nz_percentile50.0"))
                .isCloseTo(12 * Math.log(135 / 27.5) / Math.log(2), within(0.7));
        assertThat(value("VoicedSegmentsPerSec")).isPositive();
        assertThat(value("HNRdBACF_sma3nz_amean")).isGreaterThan(3);
    }

    @Test
    void twiceAsLoudChangesTheLevelBySixDecibelsAndThePitchNot() {
        float[] soft = voice.clone();
        for (int index = 0; index < soft.length; index++) {
            soft[index] /= 2;
        }
        double[] loudValues = SET.functionals(voice);
        double[] softValues = SET.functionals(soft);
        int level = SET.names().indexOf("equivalentSoundLevel_dBp");

        assertThat(loudValues[level] - softValues[level]).isCloseTo(20 * Math.log10(2), within(1e-6));
        assertThat(softValues[3]).isCloseTo(loudValues[3], within(1e-3));
        assertThat(softValues[10] / loudValues[10]).isCloseTo(Math.pow(2, -0.66), within(1e-3));
    }

    @Test
    void contoursAreTold() {
        List<double[]> frames = new ArrayList<>();
        FeatureExtractor extractor = SET.extractor((frame, values) -> {
            assertThat(frame).isEqualTo(frames.size());
            frames.add(values);
        });
        extractor.accept(voice, 0, voice.length);
        double[] values = extractor.finish();

        assertThat(frames).hasSize((32_000 - 320) / 160 + 1);
        assertThat(frames.stream().mapToDouble(frame -> frame[0]).average().orElseThrow())
                .isCloseTo(values[10], within(1e-9));
        assertThat(frames.get(0)).hasSize(25);
    }

    @ParameterizedTest
    @EnumSource(ParameterSet.class)
    void whateverComesValuesAreFinite(ParameterSet set) {
        Random random = new Random(7);
        float[] noise = new float[16_000];
        float[] clipped = new float[16_000];
        float[] pulses = new float[16_000];
        for (int index = 0; index < noise.length; index++) {
            noise[index] = (float) (0.1 * random.nextGaussian());
            clipped[index] = Math.sin(index / 9.0) > 0 ? 1 : -1;
            pulses[index] = index % 4_000 == 0 ? 1 : 0;
        }
        for (float[] samples : List.of(new float[16_000], noise, clipped, pulses, new float[set.fewestSamples()])) {
            for (double value : set.functionals(samples)) {
                assertThat(value).isFinite();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ParameterSet.class)
    void tooShortAndEndedAreSaid(ParameterSet set) {
        assertThatThrownBy(() -> set.functionals(new float[set.fewestSamples() - 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(set.fewestSamples()));
        FeatureExtractor ended = set.extractor();
        ended.accept(voice, 0, voice.length);
        ended.finish();
        assertThatThrownBy(() -> ended.accept(voice, 0, 1)).isInstanceOf(IllegalStateException.class);
    }

    private double value(String name) {
        return SET.functionals(voice)[SET.names().indexOf(name)];
    }
}
