package org.affectlab.servicekit.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFilesTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    private UploadFiles files(long minFreeBytes) throws IOException {
        return new UploadFiles(folder, new UploadReader(100, new MemoryBudget(1000)), minFreeBytes, CLOCK);
    }

    private long count() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void aFileLivesAsLongAsItsUpload() throws IOException {
        try (Upload upload = files(0).read(new ByteArrayInputStream(new byte[] {1, 2, 3}), 3)) {
            assertThat(Files.readAllBytes(upload.file())).containsExactly(1, 2, 3);
            assertThatThrownBy(upload::content).isInstanceOf(IllegalStateException.class);
        }
        try (Upload upload = files(0).of(new byte[] {4})) {
            assertThat(Files.readAllBytes(upload.file())).containsExactly(4);
        }
        try (Upload scratch = files(0).scratch(3)) {
            assertThat(Files.size(Files.writeString(scratch.file(), "abc"))).isEqualTo(3);
        }
        assertThat(count()).isZero();
    }

    @Test
    void anotherOnesFileStays() throws IOException {
        Path other = Files.write(folder.resolve("other"), new byte[] {5});
        files(0).kept(other).close();
        assertThat(other).exists();
    }

    @Test
    void aBrokenStreamLeavesNothing() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };
        UploadFiles files = files(0);
        assertThatThrownBy(() -> files.read(broken, 1)).hasMessage("broken");
        assertThat(count()).isZero();
    }

    @Test
    void whatADeadProcessLeftGoesWhenItIsOld() throws IOException {
        Path old = Files.write(folder.resolve("upload-old"), new byte[1]);
        Files.setLastModifiedTime(old, FileTime.from(CLOCK.instant().minus(Duration.ofHours(7))));
        Path young = Files.write(folder.resolve("upload-young"), new byte[1]);
        files(0);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void aFullDiskAndNothingAreRefused() throws IOException {
        UploadFiles full = files(Long.MAX_VALUE);
        assertThatThrownBy(() -> full.of(new byte[1]))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.OVERLOADED));
        UploadFiles files = files(0);
        assertThatThrownBy(() -> files.of(new byte[0]))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.EMPTY_BODY));
    }

    private static void assertFull(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                .isEqualTo(ProblemCode.OVERLOADED));
    }

    private UploadFiles withRoom(long... bytes) throws IOException {
        int[] looks = new int[1];
        return new UploadFiles(
                folder, new UploadReader(100, new MemoryBudget(1000)), 10, CLOCK, () -> bytes[looks[0]++]);
    }

    @Test
    void whatIsExpectedMustHaveRoom() throws IOException {
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("it was read");
            }
        };
        UploadFiles files = withRoom(109, 109, 109);
        assertFull(() -> files.read(unread, 100));
        assertFull(() -> files.scratch(100));
        files.scratch(99).close();
        assertThat(count()).isZero();
    }

    @Test
    void aDiskThatFillsUpEndsTheCopy() throws IOException {
        UploadFiles files = withRoom(1L << 40, 11, 9);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return length;
            }
        };
        assertFull(() -> files.read(endless, 1));
        assertThat(count()).isZero();
    }

    @Test
    void memoryGoesWithTheUpload() throws IOException {
        MemoryBudget budget = new MemoryBudget(1000);
        try (Upload upload = files(0).of(new byte[1])) {
            MemoryLease lease = budget.open();
            lease.grow(70);
            upload.hold(lease);
            assertThat(budget.usedBytes()).isEqualTo(70);
        }
        assertThat(budget.usedBytes()).isZero();
    }

    @Test
    void anUploadInMemoryIsNoFile() {
        MemoryBudget budget = new MemoryBudget(1000);
        try (Upload upload = new UploadReader(100, budget).of(new byte[] {1})) {
            assertThat(upload.content()).hasSize(1);
            assertThat(budget.usedBytes()).isEqualTo(1);
            assertThatThrownBy(upload::file).isInstanceOf(IllegalStateException.class);
        }
        assertThat(budget.usedBytes()).isZero();
    }
}
