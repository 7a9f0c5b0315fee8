package org.affectlab.servicekit.negotiation;

import java.util.List;
import java.util.stream.Stream;

/**
 * An answer that also exists as CSV ({@code text/csv}) and as NDJSON ({@code application/x-ndjson}). A controller returns it and lists the
 * three types in {@code produces}, JSON first; the client chooses with {@code Accept}.
 */
public interface TabularAnswer {
    /** Names of the CSV columns; units are in the names. */
    List<String> columns();

    /** The CSV rows: strings and numbers, as many as there are columns. */
    Stream<List<Object>> rows();

    /** What NDJSON carries, one object a line, each written as JSON. */
    Stream<Object> lines();
}
