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
        Pcm speech = Pcm.of(Fixtures.clip("wav"));
        return Stream.of(
                Arguments.of("WAV 16 bit", Wav.mono(speech, SampleCoding.SIGNED_16)),
                Arguments.of("WAV 24 bit", Wav.mono(speech, SampleCoding.SIGNED_24)),
                Arguments.of("WAV 32 bit", Wav.mono(speech, SampleCoding.SIGNED_32)),
                Arguments.of("WAV float", Wav.mono(speech, SampleCoding.FLOAT_32)),
                Arguments.of("WAV stereo", Wav.of(speech, SampleCoding.SIGNED_16, 2)),
                Arguments.of("WAV of six channels", Wav.of(speech, SampleCoding.SIGNED_24, 6)),
                Arguments.of("FLAC", Fixtures.clip("flac")));
    }

    static Stream<Arguments> lossy() {
        Pcm speech = Pcm.of(Fixtures.clip("wav"));
        return Stream.of(
                Arguments.of("WAV 8 bit", Wav.mono(speech, SampleCoding.UNSIGNED_8)),
                Arguments.of("WAV mu-law", Wav.mono(speech, SampleCoding.MU_LAW)),
                Arguments.of("WAV A-law", Wav.mono(speech, SampleCoding.A_LAW)),
                Arguments.of("WAV 44.1 kHz", Wav.mono(Upsampler.to(44_100, speech), SampleCoding.SIGNED_16)),
                Arguments.of("WAV 48 kHz stereo", Wav.of(Upsampler.to(48_000, speech), SampleCoding.SIGNED_24, 2)),
                Arguments.of("MP3", Fixtures.clip("mp3")),
                Arguments.of("OGG Vorbis", Fixtures.clip("ogg")),
                Arguments.of("OGG Opus", Fixtures.clip("opus")),
                Arguments.of("M4A", Fixtures.clip("m4a")),
                Arguments.of("WebM", Fixtures.clip("webm")));
    }

    /** Containers that browsers and phones write otherwise than files on a disk; the coder is the same, and so is the answer. */
    static Stream<Arguments> containers() {
        return Stream.of(
                Arguments.of("speech.m4a", "speech-faststart.m4a"),
                Arguments.of("speech.webm", "speech-live.webm"),
                Arguments.of("speech.wav", "speech-alac.m4a"),
                Arguments.of("speech.mp3", "tagged.mp3"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lossless")
    void losslessFormatsGiveTheSameAnswer(String format, byte[] recording) {
        EmotionDistance.assertWithin(EXACT, analyse(Fixtures.clip("wav")), analyse(recording));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lossy")
    void lossyFormatsGiveACloseAnswer(String format, byte[] recording) {
        EmotionDistance.assertWithin(CLOSE, analyse(Fixtures.clip("wav")), analyse(recording));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void containerMakesNoDifference(String plain, String other) {
        EmotionDistance.assertWithin(EXACT, analyse(Fixtures.read(plain)), analyse(Fixtures.read(other)));
    }

    private JsonNode analyse(byte[] recording) {
        Answer answer = platform.gateway().analyse(recording);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
