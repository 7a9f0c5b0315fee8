package org.affectlab.servicekit.negotiation;

import java.util.List;
import java.util.stream.Stream;

/**
 * An answer that also exists as CSV ({@code text/csv}), as NDJSON ({@code application/x-ndjson}) and as ARFF ({@code text/x-arff}). A controller
 * returns it and lists those types of them that it offers in {@code produces}, JSON first; the client chooses with {@code Accept}.
 */
public interface TabularAnswer extends LinedAnswer {
    /** Names of the columns of CSV and ARFF; units are in the names. */
    List<String> columns();

    /** What ARFF calls the table. */
    default String relation() {
        return "affectlab";
    }

    /** The rows of CSV and ARFF: strings and numbers, as many as there are columns. A new stream at each call, which is closed after its last use. */
    Stream<List<Object>> rows();
}
