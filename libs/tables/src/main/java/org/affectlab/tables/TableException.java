package org.affectlab.tables;

/** A table is malformed. */
public final class TableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line where, from 1 */
    public TableException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Where it begins to be wrong, from 1. */
    public int line() {
        return line;
    }
}
