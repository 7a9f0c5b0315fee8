package org.affectlab.servicekit.negotiation;

import java.util.stream.Stream;

/** An answer that also exists as NDJSON ({@code application/x-ndjson}). */
public interface LinedAnswer {
    /** One object a line, each written as JSON. */
    Stream<Object> lines();
}
