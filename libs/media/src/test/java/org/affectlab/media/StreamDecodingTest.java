package org.affectlab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.affectlab.media.MediaException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StreamDecodingTest {
    private static final AudioLimits LIMITS = AudioLimits.defaults();
    private final AudioDecoder decoder = new AudioDecoder();

    /** Gives 1 to 700 bytes at a time, as a network does, and notes whether it was closed. */
    private static final class Trickle extends InputStream {
        private final InputStream content;
        private final Random random = new Random(5);
        private boolean closed;

        private Trickle(byte[] content) {
            this.content = new ByteArrayInputStream(content);
        }

        @Override
        public int read() throws IOException {
            return content.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return content.read(target, offset, Math.min(length, 1 + random.nextInt(700)));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "speech.wav",
                "speech.flac",
                "speech.ogg",
                "speech.opus",
                "speech.aac",
                "speech.webm",
                "speech-live.webm",
                "speech-faststart.m4a",
                "speech-fragmented.mp4",
                "stereo44100.flac",
                "video-with-sound.mkv",
                "video-with-sound.avi",
                "video-with-mp3.avi"
            })
    void givesWhatTheArrayGives(String name) throws Exception {
        byte[] content = Fixtures.read(name);
        Trickle stream = new Trickle(content);

        DecodedAudio streamed = decoder.decode(stream, LIMITS);

        assertThat(streamed.samples()).isEqualTo(Fixtures.decode(content).samples());
        assertThat(streamed.source()).isEqualTo(Fixtures.decode(content).source());
        assertThat(stream.closed).isFalse();
    }

    @Test
    void anMp3KeepsThePaddingAtItsEnd() throws Exception {
        float[] whole = Fixtures.decode(Fixtures.read("speech.mp3")).samples();
        float[] streamed =
                decoder.decode(new Trickle(Fixtures.read("speech.mp3")), LIMITS).samples();

        assertThat(streamed.length).isBetween(whole.length, whole.length + 2 * 1_152);
        assertThat(Arrays.copyOf(streamed, whole.length)).isEqualTo(whole);
    }

    @Test
    void anMp4WithItsIndexAtTheEndSaysWhatToDo() {
        // Larger than what FFmpeg can step back over.
        byte[] content = Fixtures.read("speech-alac.m4a");

        MediaException refusal =
                catchThrowableOfType(MediaException.class, () -> decoder.decode(new Trickle(content), LIMITS));
        assertThat(refusal.reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(refusal).hasMessageContaining("memory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"speech.ogg", "speech.opus", "speech.webm", "speech-live.webm", "speech.flac", "speech.wav"})
    void aStreamThatEndsTooEarlyIsRefused(String name) {
        byte[] content = Fixtures.read(name);
        byte[] cut = Arrays.copyOf(content, content.length * 2 / 3);

        MediaException refusal =
                catchThrowableOfType(MediaException.class, () -> decoder.decode(new Trickle(cut), LIMITS));
        assertThat(refusal.reason()).isEqualTo(Reason.UNDECODABLE);
    }

    @Test
    void theStreamsOwnFailureComesOut() {
        byte[] content = Fixtures.read("speech.wav");
        InputStream failing = new InputStream() {
            private int position;

            @Override
            public int read() throws IOException {
                if (position == 80_000) {
                    throw new IOException("connection reset");
                }
                return content[position++] & 0xFF;
            }
        };

        // InputStream.read(byte[]) hides a failure behind what it already has; the next read throws.
        assertThatThrownBy(() -> decoder.decode(failing, LIMITS))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    @Test
    void anEndlessRecordingIsTooLong() {
        byte[] head = WavWriter.mono16(new float[16]).dataSize(0xFFFF_FFFF).bytes();
        InputStream endless = new InputStream() {
            private long position;

            @Override
            public int read() {
                return position < head.length ? head[(int) position++] & 0xFF : 0;
            }
        };

        MediaException refusal = catchThrowableOfType(MediaException.class, () -> decoder.decode(endless, LIMITS));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void anEmptyStreamIsEmpty() {
        MediaException refusal =
                catchThrowableOfType(MediaException.class, () -> decoder.decode(InputStream.nullInputStream(), LIMITS));
        assertThat(refusal.reason()).isEqualTo(Reason.EMPTY);
    }
}
