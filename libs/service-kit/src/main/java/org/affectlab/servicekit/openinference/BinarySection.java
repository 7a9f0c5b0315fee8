package org.affectlab.servicekit.openinference;

import java.nio.ByteBuffer;
import org.affectlab.servicekit.problem.ProblemException;

/** The bytes after the JSON of a body. Inputs take their parts in order, as views; what is left at the end is an error. For one thread. */
final class BinarySection {
    private final ByteBuffer rest;

    /** @param start of the section in the body, at most its length */
    BinarySection(byte[] body, int start) {
        this.rest = ByteBuffer.wrap(body, start, body.length - start);
    }

    /** @throws ProblemException MALFORMED_REQUEST if there are not so many bytes */
    ByteBuffer take(String name, long size) {
        if (size > rest.remaining()) {
            throw Invalid.request("The body ends before the " + size + " bytes of " + Invalid.shown(name)
                    + "; they follow the JSON, whose length is the header " + HeaderLength.HEADER + ".");
        }
        ByteBuffer part = rest.slice(rest.position(), (int) size);
        rest.position(rest.position() + (int) size);
        return part;
    }

    /** @throws ProblemException MALFORMED_REQUEST if bytes are left */
    void requireEmpty() {
        if (rest.hasRemaining()) {
            throw Invalid.request("The body has " + rest.remaining() + " bytes more than its inputs say.");
        }
    }
}
