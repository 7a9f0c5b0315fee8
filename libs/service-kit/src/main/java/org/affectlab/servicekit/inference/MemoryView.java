package org.affectlab.servicekit.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.affectlab.inference.memory.NativeHeap;
import org.affectlab.inference.memory.ProcessMemory;
import org.jspecify.annotations.Nullable;

/**
 * What the process occupies; what kernel or C library do not tell is missing.
 *
 * @param residentBytes resident set
 * @param nativeUsedBytes held by native code from the C library's allocator
 * @param nativeFreeBytes kept by that allocator without use
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemoryView(@Nullable Long residentBytes, @Nullable Long nativeUsedBytes, @Nullable Long nativeFreeBytes) {
    static MemoryView of(ProcessMemory process, NativeHeap heap) {
        NativeHeap.Usage usage = heap.usage().orElse(null);
        return new MemoryView(
                process.resident().isPresent() ? process.resident().getAsLong() : null,
                usage == null ? null : usage.used(),
                usage == null ? null : usage.free());
    }
}
