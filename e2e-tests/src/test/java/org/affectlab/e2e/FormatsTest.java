package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.audio.Pcm;
import org.affectlab.e2e.audio.SampleCoding;
import org.affectlab.e2e.audio.Upsampler;
import org.affectlab.e2e.audio.Wav;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The same clip in every format gets the answer of its 16-bit WAV: exactly where nothing is lost, closely where something is. */
@OnPlatform
class FormatsTest {
    private static final double EXACT = 1e-4;
    private static final double CLOSE = 0.05;

    private final RunningPlatform platform;

    FormatsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    static Stream<Arguments> lossless() {
        Pcm speech = Fixtures.speech();
        return Stream.of(
                Arguments.of("WAV 16 bit", Wav.mono(speech, SampleCoding.SIGNED_16)),
                Arguments.of("WAV 24 bit", Wav.mono(speech, SampleCoding.SIGNED_24)),
                Arguments.of("WAV 32 bit", Wav.mono(speech, SampleCoding.SIGNED_32)),
                Arguments.of("WAV float", Wav.mono(speech, SampleCoding.FLOAT_32)),
                Arguments.of("WAV stereo", Wav.of(speech, SampleCoding.SIGNED_16, 2)),
                Arguments.of("WAV of six channels", Wav.of(speech, SampleCoding.SIGNED_24, 6)),
                Arguments.of("FLAC", Fixtures.read("speech.flac")),
                Arguments.of("ALAC in M4A", Fixtures.read("speech-alac.m4a")));
    }

    static Stream<Arguments> lossy() {
        Pcm speech = Fixtures.speech();
        return Stream.of(
                Arguments.of("WAV 8 bit", Wav.mono(speech, SampleCoding.UNSIGNED_8)),
                Arguments.of("WAV mu-law", Wav.mono(speech, SampleCoding.MU_LAW)),
                Arguments.of("WAV A-law", Wav.mono(speech, SampleCoding.A_LAW)),
                Arguments.of("WAV 44.1 kHz", Wav.mono(Upsampler.to(44_100, speech), SampleCoding.SIGNED_16)),
                Arguments.of("WAV 48 kHz stereo", Wav.of(Upsampler.to(48_000, speech), SampleCoding.SIGNED_24, 2)),
                Arguments.of("MP3", Fixtures.read("speech.mp3")),
                Arguments.of("OGG Vorbis", Fixtures.read("speech.ogg")),
                Arguments.of("OGG Opus", Fixtures.read("speech.opus")),
                Arguments.of("M4A", Fixtures.read("speech.m4a")),
                Arguments.of("M4A, index first", Fixtures.read("speech-faststart.m4a")),
                Arguments.of("MP4 in fragments", Fixtures.read("speech-fragmented.mp4")),
                Arguments.of("AAC", Fixtures.read("speech.aac")),
                Arguments.of("WebM", Fixtures.read("speech.webm")),
                Arguments.of("WebM as a browser records it", Fixtures.read("speech-live.webm")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lossless")
    void losslessFormatsGiveTheSameAnswer(String format, byte[] recording) {
        EmotionDistance.assertWithin(EXACT, analyse(Fixtures.speechWav()), analyse(recording));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lossy")
    void lossyFormatsGiveACloseAnswer(String format, byte[] recording) {
        EmotionDistance.assertWithin(CLOSE, analyse(Fixtures.speechWav()), analyse(recording));
    }

    private JsonNode analyse(byte[] recording) {
        Answer answer = platform.gateway().analyse(recording);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
