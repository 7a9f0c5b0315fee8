package org.affectlab.inference.memory;

import java.util.Optional;

/** An allocator that cannot be asked: another C library than glibc. Stateless. */
record UnknownHeap() implements NativeHeap {
    @Override
    public Optional<Usage> usage() {
        return Optional.empty();
    }

    @Override
    public boolean trim() {
        return false;
    }
}
