package org.affectlab.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing stays behind in native memory, and threads do not disturb each other. */
@Timeout(300)
class NativeMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int ROUNDS = Integer.getInteger("affectlab.media.soak", 200);

    /** A leak of one 32 kB input buffer a decode would be twice this over the rounds' eight or so decodes each. */
    private static final long ALLOWED_GROWTH_KB = ROUNDS * 8L * 32 / 2;

    @Test
    void residentMemoryStaysFlatOverGoodAndBadContent() throws IOException {
        assumeTrue(Files.isReadable(STATUS), "needs Linux' /proc");
        List<byte[]> good = new ArrayList<>();
        List<byte[]> bad = new ArrayList<>();
        for (String name : List.of("speech.flac", "speech.mp3", "speech.opus", "speech.m4a", "video-with-sound.avi")) {
            byte[] content = Fixtures.read(name);
            good.add(content);
            bad.add(Arrays.copyOf(content, content.length / 2));
        }
        bad.add(Fixtures.read("video-without-sound.mp4"));
        bad.add(Fixtures.read("two-hours-of-silence.opus"));
        work(good, bad, Math.max(20, ROUNDS / 4));
        long before = residentKilobytes();
        long tracked = Pointer.totalBytes();

        work(good, bad, ROUNDS);

        assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(tracked + 4_096);
        assertThat(residentKilobytes() - before).isLessThan(ALLOWED_GROWTH_KB);
    }

    private static void work(List<byte[]> good, List<byte[]> bad, int rounds) throws IOException {
        AudioLimits limits = AudioLimits.defaults();
        for (int round = 0; round < rounds; round++) {
            for (byte[] content : good) {
                assertThat(Fixtures.tryDecode(content, limits)).isEmpty();
            }
            for (byte[] content : bad) {
                assertThat(Fixtures.tryDecode(content, limits)).isPresent();
            }
            try {
                new AudioDecoder().decode(new ByteArrayInputStream(good.get(round % good.size())), limits);
            } catch (MediaException refusal) {
                throw new AssertionError(refusal);
            }
        }
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** More decodes at once than JavaCPP has slots for callbacks. */
    @Test
    void manyThreadsGetTheSameSamplesAsOne() throws Exception {
        List<String> names = List.of("speech.flac", "speech.opus", "speech.mp3", "speech.webm", "speech.m4a");
        List<float[]> expected = new ArrayList<>();
        for (String name : names) {
            expected.add(Fixtures.decode(Fixtures.read(name)).samples());
        }
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try {
            List<Future<float[]>> results = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                byte[] content = Fixtures.read(names.get(i % names.size()));
                results.add(threads.submit(() -> Fixtures.decode(content).samples()));
            }
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(expected.get(i % names.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
