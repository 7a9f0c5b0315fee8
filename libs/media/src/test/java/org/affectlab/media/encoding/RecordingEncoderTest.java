package org.affectlab.media.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.AudioLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingEncoderTest {
    private static final AudioDecoder DECODER = new AudioDecoder();

    static Stream<RecordingForm> forms() {
        return RecordingForm.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsWrittenComesBack(RecordingForm form) throws Exception {
        float[] samples = chirp();

        float[] decoded = DECODER.decode(RecordingEncoder.encode(samples, form), AudioLimits.defaults())
                .samples();

        if (form.lossless()) {
            assertThat(Arrays.equals(decoded, samples)).isTrue();
        } else {
            // Encoders fill their last frame up.
            assertThat(decoded.length).isCloseTo(samples.length, within(1_024));
            assertThat(Arrays.equals(decoded, samples)).isFalse();
            assertThat(correlation(samples, decoded)).isGreaterThan(0.97);
        }
    }

    @Test
    void eightBitsAreCutOffTowardsMinusInfinity() throws Exception {
        RecordingForm eightBits = RecordingForm.ALL.stream()
                .filter(form -> form.encoder().equals("pcm_u8"))
                .findFirst()
                .orElseThrow();
        float[] samples = {0, 1 / 256f, -1 / 256f, 0.5f, -1, 0.999f};

        float[] decoded = DECODER.decode(
                        RecordingEncoder.encode(repeat(samples, 400), eightBits), AudioLimits.defaults())
                .samples();

        assertThat(Arrays.copyOf(decoded, samples.length)).containsExactly(0, 0, -1 / 128f, 0.5f, -1, 127 / 128f);
    }

    @Test
    void anEncoderThatIsNotThereIsSaid() {
        RecordingForm unknown =
                new RecordingForm("unknown", "wav", "no_such_encoder", RecordingForm.Samples.FLOAT, 0, false);

        assertThatThrownBy(() -> RecordingEncoder.encode(new float[100], unknown))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no_such_encoder");
    }

    private static float[] repeat(float[] samples, int times) {
        float[] all = new float[samples.length * times];
        for (int index = 0; index < all.length; index++) {
            all[index] = samples[index % samples.length];
        }
        return all;
    }

    /** Two seconds whose values are those of 16-bit files. */
    private static float[] chirp() {
        float[] samples = new float[32_000];
        for (int index = 0; index < samples.length; index++) {
            double phase = 2 * Math.PI * (200.0 * index / 16_000 + 150 * Math.pow(index / 16_000.0, 2));
            samples[index] = (int) Math.rint(0.5 * Math.sin(phase) * 32_768) / 32_768f;
        }
        return samples;
    }

    private static double correlation(float[] first, float[] second) {
        double product = 0;
        double firstPower = 0;
        double secondPower = 0;
        for (int index = 0; index < Math.min(first.length, second.length); index++) {
            product += first[index] * second[index];
            firstPower += first[index] * first[index];
            secondPower += second[index] * second[index];
        }
        return product / Math.sqrt(firstPower * secondPower);
    }
}
