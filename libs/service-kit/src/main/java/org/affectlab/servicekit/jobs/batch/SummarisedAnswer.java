package org.affectlab.servicekit.jobs.batch;

import java.util.List;

/** An answer that has a row of its own in the table of a batch. */
public interface SummarisedAnswer {
    /** Names of the columns; units are in the names. */
    List<String> summaryColumns();

    /** Strings and numbers, as many as there are columns. */
    List<Object> summary();
}
