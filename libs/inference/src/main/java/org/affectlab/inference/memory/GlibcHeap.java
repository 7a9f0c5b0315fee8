package org.affectlab.inference.memory;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code mallinfo2} (glibc 2.33 and newer) and {@code malloc_trim} through JNA, which DJL brings along. Both walk over all arenas: not for
 * every request. Thread-safe.
 */
final class GlibcHeap implements NativeHeap {
    private static final Logger LOG = LoggerFactory.getLogger(GlibcHeap.class);

    private final Function mallinfo;
    private final Function trim;

    private GlibcHeap(Function mallinfo, Function trim) {
        this.mallinfo = mallinfo;
        this.trim = trim;
    }

    /** Empty where the C library is another one, or where JNA cannot be loaded. */
    static Optional<GlibcHeap> find() {
        try {
            NativeLibrary library = NativeLibrary.getInstance("c");
            return Optional.of(new GlibcHeap(library.getFunction("mallinfo2"), library.getFunction("malloc_trim")));
        } catch (LinkageError missing) {
            LOG.info("the native heap cannot be asked: {}", missing.toString());
            return Optional.empty();
        }
    }

    @Override
    public Optional<Usage> usage() {
        Mallinfo2 info = (Mallinfo2) mallinfo.invoke(Mallinfo2.class, new Object[0]);
        return Optional.of(info.usage());
    }

    @Override
    public boolean trim() {
        trim.invokeInt(new Object[] {new NativeLong(0)});
        return true;
    }
}
