package org.affectlab.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampleCodingTest {
    @ParameterizedTest
    @EnumSource
    void noMoreThan256LevelsAreLeftAndCodingTwiceChangesNothing(SampleCoding coding) {
        Set<Double> levels = new HashSet<>();
        for (int value = -40_000; value <= 40_000; value++) {
            double coded = coding.code(Math.max(-1, Math.min(1, value / 40_000.0)));
            levels.add(coded + 0.0);
            assertThat(coding.code(coded)).isCloseTo(coded, within(1e-12));
        }
        assertThat(levels).hasSizeBetween(250, 256);
    }

    /** Linear: half a step of 1/128. The laws: about 38 dB for loud tones, and far finer than linear for soft ones. */
    @ParameterizedTest
    @CsvSource({
        "LINEAR, 0.5, 44, 46",
        "MU_LAW, 0.5, 36, 40",
        "A_LAW, 0.5, 36, 40",
        "LINEAR, 0.01, 8, 14",
        "LINEAR_CUT, 0.5, 37, 39",
        "MU_LAW, 0.01, 30, 36",
        "A_LAW, 0.01, 30, 36"
    })
    void theRatioOfATonesPowerToTheErrorsIsThatOfTheFormat(
            SampleCoding coding, double amplitude, double lowest, double highest) {
        double signal = 0;
        double error = 0;
        for (int index = 0; index < 50_000; index++) {
            double value = amplitude * Math.sin(index * 0.1234567);
            double difference = coding.code(value) - value;
            signal += value * value;
            error += difference * difference;
        }
        assertThat(10 * Math.log10(signal / error)).isBetween(lowest, highest);
    }

    @Test
    void cuttingOffMakesSoftNoiseAWholeStep() {
        assertThat(SampleCoding.LINEAR.code(0.0001)).isEqualTo(SampleCoding.LINEAR.code(-0.0001));
        assertThat(SampleCoding.LINEAR_CUT.code(0.0001) - SampleCoding.LINEAR_CUT.code(-0.0001))
                .isEqualTo(1 / 128.0);
    }

    /** G.711: the smallest A-law value of a 16-bit file is 8, the largest 32,256. */
    @Test
    void aLawHasTheEndsOfTheStandard() {
        assertThat(SampleCoding.A_LAW.code(0) * 32_768).isCloseTo(8, within(0.05));
        assertThat(SampleCoding.A_LAW.code(1) * 32_768).isCloseTo(32_256, within(400.0));
        assertThat(SampleCoding.MU_LAW.code(0)).isZero();
        assertThat(SampleCoding.MU_LAW.code(-1)).isCloseTo(-1, within(1e-9));
    }

    @Test
    void onlyTheRangeIsCodedAndClipped() {
        float[] samples = {0.3f, 0.3f, -3, 0.3f};

        SampleCoding.LINEAR.apply(samples, 1, 3);

        assertThat(samples).containsExactly(0.3f, 38 / 128f, -1, 0.3f);
    }
}
