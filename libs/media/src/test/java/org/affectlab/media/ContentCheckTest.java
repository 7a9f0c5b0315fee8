package org.affectlab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCheckTest {
    private static Optional<MediaException> check(byte[] content, Random pieces) {
        AudioFormat format = new FormatSniffer().sniff(content).orElseThrow();
        ContentCheck check = ContentCheck.of(format, content);
        int position = 0;
        while (position < content.length) {
            int count = Math.min(content.length - position, 1 + pieces.nextInt(5_000));
            check.accept(content, position, count);
            position += count;
        }
        return Optional.ofNullable(catchThrowableOfType(MediaException.class, check::end));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "speech.wav",
                "speech.ogg",
                "speech.opus",
                "speech.webm",
                "speech-live.webm",
                "speech.m4a",
                "speech-fragmented.mp4",
                "video-with-sound.mkv",
                "video-with-sound.avi",
                "video-with-mp3.avi",
                "video-without-sound.avi",
                "video-without-sound.mp4",
                "two-hours-of-silence.opus"
            })
    void passesWholeFiles(String name) {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(check(Fixtures.read(name), new Random(seed))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "speech.ogg",
                "speech-live.webm",
                "speech.webm",
                "speech.m4a",
                "video-with-sound.avi",
                "video-with-mp3.avi"
            })
    void findsAnyCutBehindTheHeadersWhateverThePieces(String name) {
        byte[] content = Fixtures.read(name);
        List<Integer> lengths = List.of(content.length - 1, content.length - 7, content.length / 2, content.length / 3);
        for (int length : lengths) {
            for (int seed = 0; seed < 10; seed++) {
                assertThat(check(Arrays.copyOf(content, length), new Random(seed)))
                        .as("%s cut to %d, seed %d", name, length, seed)
                        .isPresent();
            }
        }
    }

    @Test
    void anyFlippedBitInAnOggPageIsFound() {
        byte[] content = Fixtures.read("speech.opus");
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = content.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            if (new FormatSniffer().sniff(damaged).isPresent()) {
                assertThat(check(damaged, random)).as("byte %d", at).isPresent();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"00, true", "0000, true", "4C495354, true", "004C495354, true", "0080FF, false"})
    void samplesBehindTheDataChunkAreFound(String tail, boolean passes) {
        byte[] after = java.util.HexFormat.of().parseHex(tail);
        byte[] content = WavWriter.mono16(new float[100]).after(after).bytes();

        assertThat(check(content, new Random(1)).isEmpty()).isEqualTo(passes);
    }
}
