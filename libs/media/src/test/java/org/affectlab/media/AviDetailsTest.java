package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.affectlab.media.Fixtures.decode;
import static org.affectlab.media.Fixtures.noise;
import static org.affectlab.media.Fixtures.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.affectlab.media.MediaException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** AVI files that break a rule but hold the whole recording, and the like that do not. */
@Timeout(60)
class AviDetailsTest {
    private static final int RATE = 16_000;
    private static final float[] SOUND = noise(1, 50_001);

    private static AviWriter video() {
        return new AviWriter(RATE, SOUND).video();
    }

    private static byte[] extended(byte[] content, int zeros) {
        return Arrays.copyOf(content, content.length + zeros);
    }

    static Stream<Arguments> whole() {
        int size = video().bytes().length;
        return Stream.of(
                Arguments.of("zeros behind each chunk", video().fill(6).bytes()),
                Arguments.of(
                        "a page of zeros behind each chunk", video().fill(4_096).bytes()),
                Arguments.of("zeros, two parts", video().fill(2).parts(2).bytes()),
                Arguments.of(
                        "a size that counts its header", video().riffSize(size).bytes()),
                Arguments.of(
                        "the same with zeros behind",
                        extended(video().riffSize(size).bytes(), 1_000)),
                Arguments.of(
                        "the same without an index",
                        extended(
                                video().indexCopies(0)
                                        .riffSize(video().indexCopies(0).bytes().length)
                                        .bytes(),
                                1_000)),
                Arguments.of("a letter for padding", video().padding('x').bytes()),
                Arguments.of("a digit for padding", video().padding('0').bytes()),
                Arguments.of(
                        "a letter for padding, then zeros",
                        video().padding('x').fill(4).bytes()),
                Arguments.of(
                        "no padding, lists of packets",
                        video().unpadded().records().bytes()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whole")
    void soundIsThatOfTheWavFromMemoryAndFromAStream(String name, byte[] content) throws Exception {
        float[] expected = decode(WavWriter.mono16(SOUND).bytes()).samples();

        assertThat(decode(content).samples()).isEqualTo(expected);
        assertThat(new AudioDecoder()
                        .decode(new ByteArrayInputStream(content), AudioLimits.defaults())
                        .samples())
                .isEqualTo(expected);
    }

    @Test
    void aHoleOfZerosIsNoFill() {
        byte[] content = video().length(0).bytes();
        Arrays.fill(content, content.length / 2, content.length, (byte) 0);
        byte[] open = video().length(0).riffSize(0).indexCopies(0).bytes();

        assertThat(refusal(content).reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal(extended(open, 10_000)).reason()).isEqualTo(Reason.UNDECODABLE);
    }

    /** Type 1: one track for picture and sound together. */
    @Test
    void soundInsideDvFramesIsRefused() {
        byte[] content = video().bytes();
        String text = new String(content, ISO_8859_1);
        byte[] type = "iavsdvsd".getBytes(ISO_8859_1);
        System.arraycopy(type, 0, content, text.indexOf("vids"), type.length);

        MediaException refusal = refusal(content);

        assertThat(refusal.reason()).isEqualTo(Reason.NO_AUDIO);
        assertThat(refusal).hasMessage("The avi container holds no audio track");
    }
}
