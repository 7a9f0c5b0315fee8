package org.affectlab.media;

import static org.affectlab.media.Fixtures.bestLag;
import static org.affectlab.media.Fixtures.correlation;
import static org.affectlab.media.Fixtures.decode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One clip in every format. */
class SpeechClipTest {
    private static final int SAMPLES = 52_800;
    private static final float[] CLIP = clip();

    private static float[] clip() {
        try {
            return decode(Fixtures.read("speech.wav")).samples();
        } catch (MediaException exception) {
            throw new AssertionError(exception);
        }
    }

    static Stream<String> lossless() {
        return Fixtures.LOSSLESS.stream();
    }

    static Stream<String> lossy() {
        return Stream.concat(Fixtures.LOSSY.stream(), Stream.of("tagged.mp3", "speech-faststart.m4a"));
    }

    static Stream<String> withoutEncoderDelay() {
        return Fixtures.WITHOUT_ENCODER_DELAY.stream();
    }

    @ParameterizedTest
    @MethodSource("lossless")
    void losslessFormatsAreEqual(String name) throws MediaException {
        assertThat(CLIP).hasSize(SAMPLES);
        assertThat(decode(Fixtures.read(name)).samples()).isEqualTo(CLIP);
    }

    /** The cuts lie in a frame whose beginning can still be decoded as a whole one. */
    @ParameterizedTest
    @ValueSource(ints = {33_321, 35_914, 42_481, 52_252})
    void aCutFlacIsNotAnsweredForWhatIsLeft(int length) {
        byte[] cut = Arrays.copyOf(Fixtures.read("speech.flac"), length);
        assertThatExceptionOfType(MediaException.class)
                .isThrownBy(() -> decode(cut))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(MediaException.Reason.UNDECODABLE));
    }

    @ParameterizedTest
    @MethodSource("lossy")
    void lossyFormatsAreCloseAndBeginAtTheSameSample(String name) throws MediaException {
        float[] samples = decode(Fixtures.read(name)).samples();

        assertThat(bestLag(CLIP, samples, 300)).isZero();
        assertThat(correlation(CLIP, samples, 0)).isGreaterThan(0.97);
        assertThat(samples).hasSize(SAMPLES);
    }

    /** Plain ADTS and fragments without an edit list do not say what the encoder put in front. */
    @ParameterizedTest
    @MethodSource("withoutEncoderDelay")
    void whatTheContainerDoesNotSayCannotBeCut(String name) throws MediaException {
        float[] samples = decode(Fixtures.read(name)).samples();

        assertThat(bestLag(CLIP, samples, 1_100)).isEqualTo(1_024);
        assertThat(correlation(CLIP, samples, 1_024)).isGreaterThan(0.97);
    }

    @ParameterizedTest
    @CsvSource({
        "speech.wav, wav, pcm_s16le, 16000",
        "speech.flac, flac, flac, 16000",
        "speech-alac.m4a, mp4, alac, 16000",
        "speech.mp3, mp3, mp3, 16000",
        "speech.ogg, ogg, vorbis, 16000",
        "speech.opus, ogg, opus, 48000",
        "speech.m4a, mp4, aac, 16000",
        "speech.aac, aac, aac, 16000",
        "speech.webm, matroska, opus, 48000",
        "speech-live.webm, matroska, opus, 48000",
    })
    void namesTheSource(String name, String container, String codec, int rate) throws MediaException {
        DecodedAudio audio = decode(Fixtures.read(name));

        assertThat(audio.source()).isEqualTo(new AudioSource(container, codec, rate, 1));
        assertThat(audio.sampleRateHz()).isEqualTo(16_000);
        assertThat(audio.durationMs()).isCloseTo(3_300, within(100L));
    }

    @Test
    void stereoAtAnotherRateIsHalfOfTheOnlySpeakingChannel() throws MediaException {
        DecodedAudio audio = decode(Fixtures.read("stereo44100.flac"));

        assertThat(audio.source()).isEqualTo(new AudioSource("flac", "flac", 44_100, 2));
        assertThat(audio.samples()).hasSize(16_000);
        // The filters of both resamplings take away the band next to 8 kHz.
        assertThat(correlation(CLIP, audio.samples(), 0)).isGreaterThan(0.99);
        assertThat(Fixtures.rootMeanSquare(audio.samples(), 0, 16_000))
                .isCloseTo(Fixtures.rootMeanSquare(CLIP, 0, 16_000) / 2, within(0.01));
    }

    @Test
    void takesTheSoundOfAVideo() throws MediaException {
        for (String name : Fixtures.VIDEOS) {
            float[] samples = decode(Fixtures.read(name)).samples();
            int lag = bestLag(CLIP, samples, 1_200);

            assertThat(samples.length).isBetween(31_000, 34_000);
            assertThat(correlation(CLIP, samples, lag)).as(name).isGreaterThan(0.9);
        }
    }
}
