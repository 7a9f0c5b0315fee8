package org.affectlab.servicekit.negotiation;

/** The media types of tables. */
public final class TableMediaTypes {
    public static final String CSV = "text/csv";
    /** Weka's. */
    public static final String ARFF = "text/x-arff";

    public static final String NDJSON = "application/x-ndjson";

    private TableMediaTypes() {}
}
