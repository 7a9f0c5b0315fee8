package org.affectlab.inference.serving;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.memory.NativeHeap;
import org.jspecify.annotations.Nullable;

/** A native heap that says what a test wants and counts how often it was trimmed. Thread-safe. */
final class FakeHeap implements NativeHeap {
    final AtomicInteger trims = new AtomicInteger();
    private final @Nullable Usage usage;

    FakeHeap() {
        this(new Usage(300, 40));
    }

    FakeHeap(@Nullable Usage usage) {
        this.usage = usage;
    }

    @Override
    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    @Override
    public boolean trim() {
        trims.incrementAndGet();
        return true;
    }
}
