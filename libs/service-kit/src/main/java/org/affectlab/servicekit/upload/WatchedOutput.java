package org.affectlab.servicekit.upload;

import static java.util.Objects.requireNonNull;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Looks now and then, before more is written, whether that may go on. For one thread. */
final class WatchedOutput extends FilterOutputStream {
    static final int LOOK_EVERY_BYTES = 16 << 20;

    private final Look look;
    private long sinceLook;

    /** Throws what is to end the writing. */
    @FunctionalInterface
    interface Look {
        void look() throws IOException;
    }

    WatchedOutput(OutputStream target, Look look) {
        super(requireNonNull(target, "target is null"));
        this.look = requireNonNull(look, "look is null");
    }

    @Override
    public void write(int value) throws IOException {
        count(1);
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
        out.write(bytes, offset, length);
    }

    private void count(int bytes) throws IOException {
        sinceLook += bytes;
        if (sinceLook >= LOOK_EVERY_BYTES) {
            sinceLook = 0;
            look.look();
        }
    }
}
