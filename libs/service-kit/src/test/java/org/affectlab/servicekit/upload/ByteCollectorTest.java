package org.affectlab.servicekit.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ByteCollectorTest {
    private static final int MEBIBYTE = 1024 * 1024;

    private static byte[] random(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    /** Gives as few bytes at a time as a slow network does. */
    private static InputStream dribbling(byte[] content) {
        Random random = new Random(3);
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(5_000)));
            }
        };
    }

    @Test
    void keepsTheContentOfAnyLength() throws IOException {
        for (int length : new int[] {
            0, 1, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, 96 * 1024, MEBIBYTE, 3 * MEBIBYTE, 3 * MEBIBYTE + 17
        }) {
            MemoryBudget budget = new MemoryBudget(64 * MEBIBYTE);
            try (MemoryLease lease = budget.open()) {
                assertThat(ByteCollector.readAll(dribbling(random(length)), lease))
                        .isEqualTo(random(length));
                assertThat(lease.heldBytes()).as("after " + length).isEqualTo(length);
            }
        }
    }

    @Test
    void needsAtMostTwiceTheContent() throws IOException {
        int length = 8 * MEBIBYTE;
        try (MemoryLease lease = new MemoryBudget(2L * length + MEBIBYTE).open()) {
            assertThat(ByteCollector.readAll(dribbling(random(length)), lease)).hasSize(length);
        }
    }

    @Test
    void stopsReadingWhenThereIsNoMemory() {
        MemoryBudget budget = new MemoryBudget(MEBIBYTE);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        };
        try (MemoryLease lease = budget.open()) {
            assertThatThrownBy(() -> ByteCollector.readAll(endless, lease)).isInstanceOf(ProblemException.class);
        }
        assertThat(budget.usedBytes()).isZero();
    }
}
