package org.affectlab.pointformats.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointLimits;
import org.affectlab.pointformats.cloud.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ByteCursorTest {
    private final byte[] content = new byte[3 * ByteCursor.BUFFER_BYTES + 17];

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void write() throws Exception {
        new Random(4).nextBytes(content);
        path = folder.resolve("content");
        Files.write(path, content);
    }

    @Test
    void stepsOfEverySizeGiveTheContent() throws Exception {
        try (FileContent file = FileContent.open(path)) {
            Random random = new Random(5);
            ByteCursor cursor = file.cursor(0).order(ByteOrder.LITTLE_ENDIAN);
            int at = 0;
            while (at < content.length) {
                assertThat(cursor.position()).isEqualTo(at);
                assertThat(cursor.remaining()).isEqualTo(content.length - at);
                int size = Math.min(content.length - at, random.nextInt(random.nextInt(8) == 0 ? 150_000 : 300) + 1);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        assertThat(cursor.peek()).isEqualTo(content[at] & 0xFF);
                        assertThat(cursor.read()).isEqualTo(content[at] & 0xFF);
                        at++;
                    }
                    case 1 -> {
                        cursor.skip(size);
                        at += size;
                    }
                    case 2 -> {
                        ByteBuffer part = ByteBuffer.allocate(size);
                        cursor.readFully(part);
                        assertThat(part.array()).isEqualTo(Arrays.copyOfRange(content, at, at + size));
                        at += size;
                    }
                    default -> {
                        if (content.length - at >= 2) {
                            int expected = content[at] & 0xFF | (content[at + 1] & 0xFF) << 8;
                            assertThat(cursor.readScalar(ScalarType.UINT16)).isEqualTo(expected);
                            at += 2;
                        }
                    }
                }
            }
            assertThat(cursor.read()).isEqualTo(-1);
            assertThat(cursor.peek()).isEqualTo(-1);
        }
    }

    @Test
    void itMovesWithinItsBufferAndBeyond() throws Exception {
        try (FileContent file = FileContent.open(path)) {
            ByteCursor cursor = file.cursor(0);
            assertThat(cursor.read()).isEqualTo(content[0] & 0xFF);
            for (int target : new int[] {1000, 5, 70_000, 3, 180_000, 65_536}) {
                cursor.moveTo(target, target + 2);
                assertThat(cursor.position()).isEqualTo(target);
                assertThat(cursor.read()).isEqualTo(content[target] & 0xFF);
                assertThat(cursor.read()).isEqualTo(content[target + 1] & 0xFF);
                assertThat(cursor.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void theEndIsNeverPassed() throws Exception {
        try (FileContent file = FileContent.open(path)) {
            ByteCursor cursor = file.cursor(content.length - 3L);
            assertThatThrownBy(() -> cursor.skip(4)).isInstanceOf(PointCloudException.class);
            assertThatThrownBy(() -> cursor.skip(-1)).isInstanceOf(PointCloudException.class);
            assertThatThrownBy(() -> cursor.readFully(ByteBuffer.allocate(4))).isInstanceOf(PointCloudException.class);
            assertThatThrownBy(() -> cursor.readScalar(ScalarType.INT32)).isInstanceOf(PointCloudException.class);
            assertThat(file.cursor(content.length + 5L).remaining()).isZero();
            assertThatThrownBy(() -> file.readFully(content.length - 1L, ByteBuffer.allocate(2)))
                    .isInstanceOf(PointCloudException.class);
            assertThat(file.head(10)).isEqualTo(Arrays.copyOf(content, 10));
            assertThat(file.head(Integer.MAX_VALUE)).isEqualTo(content);
        }
    }

    @Test
    void aStreamThatIsShorterThanAnnounced() throws Exception {
        ByteCursor cursor = ByteCursor.of(new StreamSource(new ByteArrayInputStream(new byte[10]), 200_000));
        cursor.skip(4);
        assertThatThrownBy(() -> cursor.readFully(ByteBuffer.allocate(100_000)))
                .isInstanceOf(PointCloudException.class);
        StreamSource forwards = new StreamSource(new ByteArrayInputStream(new byte[10]), 10);
        forwards.read(5, ByteBuffer.allocate(2));
        assertThatThrownBy(() -> forwards.read(1, ByteBuffer.allocate(2))).hasMessageContaining("backwards");
    }

    @Test
    void headerLinesEndAsTheFirstOneDoes() throws Exception {
        assertThat(lines("a\nb\r\n\n")).containsExactly("a", "b\r", "");
        assertThat(lines("a\r\nb\nc\r\n")).containsExactly("a", "b", "c");
        assertThat(lines("a\rb\n\rc")).containsExactly("a", "b\n", "c");
    }

    private List<String> lines(String text) throws Exception {
        HeaderLines lines = new HeaderLines(
                ByteCursor.of(new StreamSource(new ByteArrayInputStream(text.getBytes()), text.length())),
                PointLimits.defaults());
        List<String> found = new ArrayList<>();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            found.add(line.get());
        }
        return found;
    }
}
