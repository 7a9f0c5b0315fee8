package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.affectlab.media.Fixtures.decode;
import static org.affectlab.media.Fixtures.noise;
import static org.affectlab.media.Fixtures.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

/** Where the RIFF parts of an AVI file begin and end; more than one is OpenDML. */
@Timeout(60)
class AviPartsTest {
    private static final int RATE = 16_000;
    private static final float[] SOUND = noise(1, 50_001);

    private static AviWriter video() {
        return new AviWriter(RATE, SOUND).video();
    }

    private static AviWriter twoParts() {
        return video().parts(2);
    }

    private static DecodedAudio streamed(byte[] content) throws Exception {
        return new AudioDecoder().decode(new ByteArrayInputStream(content), AudioLimits.defaults());
    }

    private static void assertRefused(String name, byte[] content) {
        assertThat(refusal(content).reason()).as(name).isEqualTo(Reason.UNDECODABLE);
        MediaException streamed = catchThrowableOfType(MediaException.class, () -> streamed(content));
        assertThat(streamed).as("%s in a stream", name).isNotNull();
        assertThat(streamed.reason()).as("%s in a stream", name).isEqualTo(Reason.UNDECODABLE);
    }

    private static int secondPart(byte[] content) {
        return new String(content, ISO_8859_1).indexOf("AVIX") - 8;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] chunk(String name, byte[] content) {
        ByteBuffer size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length);
        return joined(joined(text(name), size.array()), content);
    }

    private static byte[] junk(int bytes) {
        return chunk("JUNK", new byte[bytes]);
    }

    static Stream<Arguments> writers() {
        return Stream.of(
                Arguments.of("two parts", twoParts()),
                Arguments.of("sound alone", new AviWriter(RATE, SOUND).parts(2)),
                Arguments.of("five parts", video().parts(5)),
                Arguments.of("without an old index", twoParts().indexCopies(0)),
                Arguments.of("lists of packets", twoParts().records()),
                Arguments.of("no length", twoParts().length(0)),
                Arguments.of("a first size that was left open", twoParts().riffSize(0)),
                Arguments.of("junk between the parts", twoParts().between(junk(101))),
                Arguments.of("zeros between the parts", twoParts().between(new byte[512])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writers")
    void soundOfAllPartsIsThatOfTheWavFromMemoryAndFromAStream(String name, AviWriter writer) throws Exception {
        byte[] content = writer.bytes();
        float[] expected = decode(WavWriter.mono16(SOUND).bytes()).samples();

        assertThat(decode(content).samples()).isEqualTo(expected);
        assertThat(streamed(content).samples()).isEqualTo(expected);
    }

    /** FFmpeg skips a chunk that is larger than the first part, and takes what it finds inside for packets. */
    @Test
    void aPacketThatFfmpegSkipsIsNoticedEvenWhereNoLengthIsClaimed() {
        byte[] first = new AviWriter(RATE, noise(2, RATE)).length(0).bytes();
        byte[] packet = chunk("00wb", new byte[first.length + 100]);
        byte[] content =
                joined(first, chunk("RIFF", joined(text("AVIX"), chunk("LIST", joined(text("movi"), packet)))));

        assertRefused("a large packet", content);
        assertThat(refusal(content)).hasMessageContaining(" bytes of the sound, 32000 could be read");
        assertRefused(
                "all sound behind the pictures",
                twoParts().notInterleaved().length(0).bytes());
    }

    static Stream<Arguments> twoPartWriters() {
        return Stream.of(
                Arguments.of("plain", twoParts()),
                Arguments.of("no length", twoParts().length(0)),
                Arguments.of("junk between, no length", twoParts().length(0).between(junk(100))),
                Arguments.of("zeros between, no length", twoParts().length(0).between(new byte[512])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twoPartWriters")
    void aCutInTheSecondPartIsFound(String name, AviWriter writer) {
        byte[] content = writer.bytes();
        int second = secondPart(content);
        IntStream lengths = IntStream.concat(
                IntStream.rangeClosed(1, 12).map(begun -> second + begun),
                IntStream.range(1, 10).map(tenth -> second + (content.length - second) * tenth / 10));
        for (int length : lengths.toArray()) {
            assertRefused(name + " cut to " + length, Arrays.copyOf(content, length));
        }
        assertRefused(name + " cut at its end", Arrays.copyOf(content, content.length - 9));
    }

    @Test
    void aCutBetweenTwoPacketsOfTheSecondPartIsFound() {
        byte[] content = twoParts().length(0).bytes();
        int packet = new String(content, ISO_8859_1).indexOf("00dc", secondPart(content) + 5_000);

        assertThat(refusal(Arrays.copyOf(content, packet))).hasMessage("The avi container is truncated");
    }

    /** Nothing in the chunks tells a file cut there from a whole one. */
    @Test
    void ofAllCutsOnlyTheOneBetweenTheTwoPartsLooksWhole() {
        byte[] content = new AviWriter(RATE, noise(1, 3_000)).video().parts(2).bytes();

        assertThat(IntStream.range(1, content.length).filter(length -> passes(content, length)))
                .containsExactly(secondPart(content));
    }

    private static boolean passes(byte[] content, int length) {
        ContentCheck check = new AviChunks();
        check.accept(content, 0, length);
        return catchThrowableOfType(MediaException.class, check::end) == null;
    }

    /** A missing byte of a picture may look like padding that was left out; the sound is whole then. */
    @Test
    void aHoleInWhicheverPartNeverChangesTheSound() throws Exception {
        byte[] content = twoParts().length(0).bytes();
        float[] whole = decode(content).samples();
        Random random = new Random(5);
        int refused = 0;
        for (int round = 0; round < 500; round++) {
            int hole = 1 + random.nextInt(round % 2 == 0 ? 10 : 3_000);
            int start = 600 + random.nextInt(content.length - hole - 600);
            byte[] holed =
                    joined(Arrays.copyOf(content, start), Arrays.copyOfRange(content, start + hole, content.length));
            try {
                assertThat(decode(holed).samples())
                        .as("%d bytes at %d", hole, start)
                        .isEqualTo(whole);
            } catch (MediaException refusal) {
                assertThat(refusal.reason()).isEqualTo(Reason.UNDECODABLE);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(480);
    }

    @Test
    void aMissingSecondPartIsFoundByTheClaimedLength() {
        byte[] content = twoParts().bytes();

        assertThat(refusal(Arrays.copyOf(content, secondPart(content)))).hasMessageContaining("its header claims");
    }

    @Test
    void aSizeThatEndsBeforeThePacketsDoIsRefused() {
        byte[] content = video().length(0).bytes();
        int movi = new String(content, ISO_8859_1).indexOf("movi");
        for (int size : List.of(100, movi, content.length / 2, content.length * 3 / 4)) {
            byte[] lying = video().length(0).riffSize(size).bytes();

            assertRefused("size " + size, lying);
            assertRefused("size " + size + ", cut", Arrays.copyOf(lying, lying.length / 2));
        }
    }

    @Test
    void packetsBehindTheLastPartAreRefused() {
        byte[] content = video().length(0).bytes();
        String text = new String(content, ISO_8859_1);
        byte[] sound = Arrays.copyOfRange(content, text.indexOf("01wb"), text.indexOf("01wb") + 8 + 1_280);

        assertRefused("a packet", joined(content, sound));
        assertRefused("a packet behind junk", joined(joined(content, junk(20)), sound));
        assertRefused("a list", joined(content, chunk("LIST", text("movi"))));
        assertRefused("a packet behind noise", joined(joined(content, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}), sound));
    }

    @Test
    void aPartThatBeginsBeforeTheLastOneEndsIsDamage() {
        byte[] content = twoParts().length(0).indexCopies(1).bytes();
        int second = secondPart(content);
        int index = new String(content, ISO_8859_1).indexOf("idx1");
        byte[] holed = joined(Arrays.copyOf(content, index), Arrays.copyOfRange(content, second, content.length));

        assertThat(refusal(holed)).hasMessage("The avi container is damaged");
    }
}
