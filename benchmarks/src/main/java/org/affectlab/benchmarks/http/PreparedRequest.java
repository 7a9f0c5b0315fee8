package org.affectlab.benchmarks.http;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;

/**
 * A request as it goes over the wire. Immutable, and may be sent any number of times.
 *
 * @param kind names requests that are counted together
 * @param content head and body; shared and never changed
 * @param windows items for the model that a good answer stands for
 * @param check judges the answer
 */
public record PreparedRequest(String kind, ByteBuffer content, int windows, Delivery delivery, AnswerCheck check) {
    public PreparedRequest {
        requireNonNull(kind, "kind is null");
        content = content.asReadOnlyBuffer();
        requireNonNull(delivery, "delivery is null");
        requireNonNull(check, "check is null");
        if (windows < 0) {
            throw new IllegalArgumentException("windows is negative");
        }
    }

    /** Sent whole; the bytes are copied into direct memory, from which a socket writes without a further copy. */
    public static PreparedRequest direct(String kind, byte[] content, int windows, AnswerCheck check) {
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(content.length).put(content).flip();
        return new PreparedRequest(kind, bytes, windows, Delivery.whole(), check);
    }

    /** The same request on its way in another manner. */
    public PreparedRequest delivered(Delivery other) {
        return new PreparedRequest(kind, content, windows, other, check);
    }

    /** Length of head and body together. */
    public int size() {
        return content.remaining();
    }

    /** The bytes with a position of their own. */
    ByteBuffer bytes() {
        return content.duplicate();
    }
}
