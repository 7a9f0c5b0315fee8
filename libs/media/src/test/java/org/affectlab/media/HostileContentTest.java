package org.affectlab.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.affectlab.media.Fixtures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.affectlab.media.MediaException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostileContentTest {
    private static final AudioLimits LIMITS = AudioLimits.defaults();

    @Test
    void nothing() {
        assertThat(refusal(new byte[0]).reason()).isEqualTo(Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is text, whatever its name says.",
                "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile '/etc/passwd'\n",
                "file '/etc/passwd'\nfile '/etc/hosts'\n",
                "concat:/etc/passwd|/etc/hosts",
                "http://127.0.0.1:1/speech.wav",
            })
    void textPlaylistsAndConcatScripts(String text) {
        assertThat(refusal(text.getBytes(UTF_8)).reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"video-without-sound.mp4", "video-without-sound.mkv", "video-without-sound.avi"})
    void videoWithoutSound(String name) {
        assertThat(refusal(Fixtures.read(name)).reason()).isEqualTo(Reason.NO_AUDIO);
    }

    @Test
    void twoHoursOfSilenceInMemoryAreRefusedByTheHeader() {
        MediaException refusal = refusal(Fixtures.read("two-hours-of-silence.opus"));

        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(refusal.limit()).hasValue(600_000);
        assertThat(refusal.actual().getAsLong()).isBetween(7_199_000L, 7_201_000L);
    }

    @Test
    @Timeout(10)
    void twoHoursOfSilenceInAStreamAreRefusedWhileReading() throws IOException {
        byte[] content = Fixtures.read("two-hours-of-silence.opus");
        assertThat(content.length).isLessThan(300_000);
        ByteArrayInputStream stream = new ByteArrayInputStream(content);
        try {
            new AudioDecoder().decode(stream, LIMITS);
            throw new AssertionError("the content was decoded");
        } catch (MediaException refusal) {
            assertThat(refusal.reason()).isEqualTo(Reason.TOO_LONG);
            assertThat(refusal.limit()).hasValue(600_000);
        }
        assertThat(stream.available()).isPositive();
    }

    static Stream<String> cuttable() {
        return Fixtures.ALL.stream().filter(name -> !name.startsWith("two-hours") && !name.startsWith("video-without"));
    }

    @ParameterizedTest
    @MethodSource("cuttable")
    void aRecordingCutInTheMiddleIsNeverTakenForAWholeOne(String name) {
        byte[] content = Fixtures.read(name);
        for (int percent : new int[] {30, 60, 85}) {
            MediaException refusal = refusal(Arrays.copyOf(content, content.length * percent / 100));

            assertThat(refusal.reason()).as("%s %d", name, percent).isEqualTo(Reason.UNDECODABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "video-with-sound.mp4",
                "video-with-sound.avi",
                "video-with-mp3.avi",
                "speech.m4a",
                "speech.flac",
                "speech.ogg",
                "speech-live.webm"
            })
    void fewMissingBytesAreEnough(String name) {
        byte[] content = Fixtures.read(name);

        assertThat(refusal(Arrays.copyOf(content, content.length - 20)).reason())
                .isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal(Arrays.copyOf(content, content.length * 97 / 100)).reason())
                .isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void aCutFlacNamesItsCodec() {
        byte[] content = Fixtures.read("speech.flac");

        assertThat(refusal(Arrays.copyOf(content, content.length / 2))).hasMessageContaining("flac");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "speech.flac",
                "speech.ogg",
                "speech.opus",
                "speech-live.webm",
                "speech.aac",
                "speech.m4a",
                "video-with-sound.avi",
                "video-with-mp3.avi"
            })
    void aHoleInTheMiddleIsFound(String name) {
        byte[] content = Fixtures.read(name);
        byte[] holed = new byte[content.length - 3_000];
        System.arraycopy(content, 0, holed, 0, content.length / 2);
        System.arraycopy(
                content, content.length / 2 + 3_000, holed, content.length / 2, holed.length - content.length / 2);

        assertThat(refusal(holed).reason()).isEqualTo(Reason.UNDECODABLE);
    }

    @ParameterizedTest
    @CsvSource({"speech.wav, 44", "speech.flac, 4", "speech.ogg, 4", "speech.m4a, 12", "speech.webm, 4", "speech.mp3, 4"
    })
    void noiseBehindTheRightMagicBytes(String name, int keep) {
        byte[] content = Fixtures.read(name);
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            byte[] noise = new byte[20_000];
            random.nextBytes(noise);
            System.arraycopy(content, 0, noise, 0, keep);

            assertThat(refusal(noise).reason()).isIn(Reason.UNDECODABLE, Reason.NO_AUDIO, Reason.TOO_LONG);
        }
    }

    @Test
    void limitsHoldForChannelsAndRates() {
        byte[] stereo = Fixtures.read("stereo44100.flac");

        MediaException channels = refusal(stereo, new AudioLimits(Duration.ofMinutes(1), 1, 48_000));
        assertThat(channels.reason()).isEqualTo(Reason.TOO_MANY_CHANNELS);
        assertThat(channels.limit()).hasValue(1);
        assertThat(channels.actual()).hasValue(2);

        MediaException rate = refusal(stereo, new AudioLimits(Duration.ofMinutes(1), 2, 44_099));
        assertThat(rate.reason()).isEqualTo(Reason.UNSUPPORTED_SAMPLE_RATE);
        assertThat(rate.limit()).hasValue(44_099);
        assertThat(rate.actual()).hasValue(44_100);

        byte[] slow = new WavWriter(WavWriter.Encoding.SIGNED_16, 999, new float[999]).bytes();
        assertThat(refusal(slow).reason()).isEqualTo(Reason.UNSUPPORTED_SAMPLE_RATE);
    }

    @Test
    void theLimitIsTheLastMillisecondThatPasses() throws MediaException {
        byte[] oneSecond = WavWriter.mono16(new float[16_000]).bytes();
        byte[] open = WavWriter.mono16(new float[16_001]).dataSize(0).bytes();

        AudioLimits second = new AudioLimits(Duration.ofSeconds(1), 1, 16_000);
        assertThat(new AudioDecoder().decode(oneSecond, second).samples()).hasSize(16_000);
        assertThat(refusal(oneSecond, new AudioLimits(Duration.ofMillis(999), 1, 16_000))
                        .reason())
                .isEqualTo(Reason.TOO_LONG);
        assertThat(refusal(open, second).reason()).isEqualTo(Reason.TOO_LONG);
    }
}
