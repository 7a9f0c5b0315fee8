package org.affectlab.inference.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NativeHeapTest {
    private static final long BLOCK = 64L << 20;

    @Test
    void seesWhatNativeCodeHoldsAndWhatItGivesBack() {
        Optional<GlibcHeap> heap = GlibcHeap.find();
        assumeThat(heap).as("glibc 2.33 or newer").isPresent();
        long before = heap.get().usage().orElseThrow().used();
        List<Memory> blocks = new ArrayList<>(List.of(new Memory(BLOCK)));
        long holding = heap.get().usage().orElseThrow().used();
        assertThat(holding - before).isGreaterThan(BLOCK / 2);
        blocks.forEach(Memory::close);
        assertThat(heap.get().usage().orElseThrow().used()).isLessThan(holding - BLOCK / 2);
        assertThat(heap.get().trim()).isTrue();
    }

    @Test
    void anotherLibraryKnowsNothing() {
        assertThat(new UnknownHeap().usage()).isEmpty();
        assertThat(new UnknownHeap().trim()).isFalse();
    }

    @Test
    void thereIsAlwaysOne() {
        assertThat(NativeHeap.ofThisProcess()).isNotNull();
    }
}
