package org.affectlab.inference.memory;

import java.util.Optional;

/** The allocator of native code in this process. Thread-safe. */
public interface NativeHeap {
    /**
     * What the allocator says of itself, in bytes.
     *
     * @param used handed out and not given back, memory-mapped blocks included
     * @param free kept from the kernel without being handed out
     */
    record Usage(long used, long free) {}

    /** Empty where the allocator does not tell. */
    Optional<Usage> usage();

    /** Gives free memory back to the kernel; false where there is no way to ask for it. May take some milliseconds. */
    boolean trim();

    /** That of glibc where there is one, else one that knows nothing. */
    static NativeHeap ofThisProcess() {
        return GlibcHeap.find().<NativeHeap>map(heap -> heap).orElse(new UnknownHeap());
    }
}
