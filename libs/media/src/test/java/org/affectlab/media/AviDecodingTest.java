package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.affectlab.media.Fixtures.decode;
import static org.affectlab.media.Fixtures.noise;
import static org.affectlab.media.Fixtures.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.affectlab.media.MediaException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AviDecodingTest {
    private static final int RATE = 16_000;
    private static final float[] SOUND = noise(1, 50_001);

    private static AviWriter mono() {
        return new AviWriter(RATE, SOUND);
    }

    private static AviWriter video() {
        return mono().video();
    }

    static Stream<Arguments> writers() {
        return Stream.of(
                Arguments.of("sound alone", mono()),
                Arguments.of("a video", video()),
                Arguments.of("without an index", video().indexCopies(0)),
                Arguments.of("lists of packets", video().records()),
                Arguments.of("not interleaved", video().notInterleaved()),
                Arguments.of("without padding", video().unpadded()),
                Arguments.of("an index that lists all twice", video().indexCopies(2)),
                Arguments.of("a size that was left open", video().riffSize(0).indexCopies(0)),
                Arguments.of("a size that cannot be", video().riffSize(-1).length(0x4000_0000)),
                Arguments.of("no length", video().length(0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writers")
    void soundIsThatOfTheWavFromMemoryAndFromAStream(String name, AviWriter writer) throws Exception {
        byte[] content = writer.bytes();
        float[] expected = decode(WavWriter.mono16(SOUND).bytes()).samples();

        DecodedAudio audio = decode(content);

        assertThat(audio.samples()).isEqualTo(expected);
        assertThat(audio.source()).isEqualTo(new AudioSource("avi", "pcm_s16le", RATE, 1));
        assertThat(new AudioDecoder()
                        .decode(new ByteArrayInputStream(content), AudioLimits.defaults())
                        .samples())
                .isEqualTo(expected);
    }

    /** 48 kHz stereo, as eNTERFACE'05 is recorded. */
    @Test
    void stereoAtAnotherRateIsThatOfTheWav() throws Exception {
        float[] left = noise(2, 96_000);
        float[] right = noise(3, 96_000);

        DecodedAudio audio = decode(new AviWriter(48_000, left, right).video().bytes());

        assertThat(audio.samples())
                .isEqualTo(decode(new WavWriter(WavWriter.Encoding.SIGNED_16, 48_000, left, right).bytes())
                        .samples());
        assertThat(audio.source()).isEqualTo(new AudioSource("avi", "pcm_s16le", 48_000, 2));
    }

    /** FFmpeg's muxer is another witness of the format than our writer. */
    @Test
    void readsWhatFfmpegWrites() throws Exception {
        DecodedAudio audio = decode(Fixtures.read("video-with-sound.avi"));

        assertThat(audio.source()).isEqualTo(new AudioSource("avi", "pcm_s16le", RATE, 1));
        assertThat(audio.samples())
                .isEqualTo(Arrays.copyOf(decode(Fixtures.read("speech.wav")).samples(), audio.samples().length));
        assertThat(audio.durationMs()).isBetween(1_900L, 2_100L);
        assertThat(decode(Fixtures.read("video-with-mp3.avi")).source())
                .isEqualTo(new AudioSource("avi", "mp3", RATE, 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCutFileIsNeverTakenForAWholeOne(boolean indexed) {
        byte[] content = video().indexCopies(indexed ? 1 : 0).bytes();
        Stream<Integer> lengths = Stream.concat(
                Stream.of(content.length - 9, content.length - 400, 13, 60, 300),
                IntStream.range(5, 20)
                        .map(twentieth -> content.length * twentieth / 20)
                        .boxed());
        for (int length : lengths.toList()) {
            byte[] cut = Arrays.copyOf(content, length);
            assertThat(refusal(cut).reason()).as("%d bytes", length).isEqualTo(Reason.UNDECODABLE);
            MediaException streamed = catchThrowableOfType(MediaException.class, () -> new AudioDecoder()
                    .decode(new ByteArrayInputStream(cut), AudioLimits.defaults()));
            assertThat(streamed.reason()).as("%d bytes in a stream", length).isEqualTo(Reason.UNDECODABLE);
        }
        // Within the first picture, and within a packet of sound.
        int picture = new String(content, ISO_8859_1).indexOf("00dc") + 100;
        assertThat(refusal(Arrays.copyOf(content, picture))).hasMessageContaining("truncated");
        assertThat(refusal(Arrays.copyOf(content, content.length / 2)))
                .hasMessage("The pcm_s16le audio is cut off or damaged");
    }

    @Test
    void aHoleIsFoundWhereverItIs() {
        byte[] content = video().bytes();
        for (int start : List.of(5_000, 20_001, 60_000, content.length - 3_000)) {
            byte[] holed = new byte[content.length - 700];
            System.arraycopy(content, 0, holed, 0, start);
            System.arraycopy(content, start + 700, holed, start, holed.length - start);

            assertThat(refusal(holed).reason()).isEqualTo(Reason.UNDECODABLE);
        }
    }

    @Test
    void aPacketWithoutANameIsDamage() {
        byte[] content = video().bytes();
        int packet = new String(content, ISO_8859_1).lastIndexOf("00dc", 60_000);
        content[packet] = 0;

        assertThat(refusal(content)).hasMessage("The avi container is damaged");
    }

    @Test
    void whatStandsBehindTheLastPartIsNotLookedAt() throws Exception {
        byte[] content = video().bytes();
        byte[] longer = Arrays.copyOf(content, content.length + 1_000);

        assertThat(decode(longer).samples()).hasSize(SOUND.length);
    }

    @Test
    void aVideoWithoutSoundSaysSo() {
        MediaException refusal = refusal(new AviWriter(RATE).video().bytes());

        assertThat(refusal.reason()).isEqualTo(Reason.NO_AUDIO);
        assertThat(refusal).hasMessageContaining("avi");
    }

    /** 0x0050 is MPEG audio, 0x0055 MP3, 0x0011 IMA ADPCM, 0x0161 Windows Media, 0x7FFF nothing. */
    @ParameterizedTest
    @ValueSource(ints = {0x0011, 0x0050, 0x0055, 0x0161, 0x7FFF})
    void soundOfAnotherCodecThanItSaysIsUndecodable(int tag) {
        assertThat(refusal(video().formatTag(tag).bytes()).reason()).isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void headersThatLieAreRefused() {
        assertThat(refusal(video().length(0x7FFF_FFFF).bytes()).reason()).isEqualTo(Reason.TOO_LONG);
        MediaException beyondCounting =
                refusal(video().length(-1).lengthUnit(0x7FFF_FFFF, 1).bytes());
        assertThat(beyondCounting.reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(beyondCounting.actual()).isEmpty();
        assertThat(beyondCounting).hasMessageEndingWith("lasts more");
        assertThat(refusal(video().length(SOUND.length + RATE).bytes())).hasMessageContaining("truncated");
        assertThat(refusal(video().channelCount(0).bytes()).reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal(video().channelCount(2).bytes())).hasMessageContaining("block alignment");
        assertThat(refusal(video().blockAlign(3).bytes())).hasMessageContaining("AVI header's block alignment");
        assertThat(refusal(video().blockAlign(0).bytes()).reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal(video().headerRate(0).bytes()).reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal(video().headerRate(999).bytes()).reason()).isEqualTo(Reason.UNSUPPORTED_SAMPLE_RATE);
        assertThat(refusal(video().riffSize(900_000).bytes()).reason()).isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void limitsAreThoseOfOtherFormats() throws Exception {
        byte[] content = video().bytes();
        long milliseconds = SOUND.length * 1_000L / RATE;
        AudioLimits tooShort = new AudioLimits(Duration.ofMillis(milliseconds - 1), 1, RATE);

        MediaException refusal = refusal(content, tooShort);
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(refusal.actual()).hasValue(milliseconds);
        assertThat(refusal(video().length(0).bytes(), tooShort).reason()).isEqualTo(Reason.TOO_LONG);
        byte[] stereo = new AviWriter(RATE, SOUND, SOUND).bytes();
        assertThat(refusal(stereo, new AudioLimits(Duration.ofMinutes(1), 1, RATE))
                        .reason())
                .isEqualTo(Reason.TOO_MANY_CHANNELS);
    }

    @Test
    void damageNeverDoesMoreThanRefuse() throws Exception {
        byte[] content = video().bytes();
        AudioDecoder decoder = new AudioDecoder(Duration.ofSeconds(5));
        for (int round = 0; round < Integer.getInteger("affectlab.media.mutations", 300); round++) {
            Random random = new Random(round);
            byte[] damaged = content.clone();
            int reach = round % 3 == 0 ? damaged.length : 600;
            for (int change = 0; change <= random.nextInt(6); change++) {
                int at = random.nextInt(reach);
                Arrays.fill(damaged, at, Math.min(damaged.length, at + random.nextInt(5)), (byte) random.nextInt());
            }
            try {
                decoder.decode(damaged, AudioLimits.defaults());
            } catch (MediaException refusal) {
                assertThat(refusal.reason()).as("round %d", round).isNotIn(Reason.EMPTY);
            }
        }
    }
}
