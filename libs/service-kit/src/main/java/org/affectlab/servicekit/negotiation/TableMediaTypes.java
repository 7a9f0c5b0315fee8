package org.affectlab.servicekit.negotiation;

/** The media types of tables. */
public final class TableMediaTypes {
    public static final String CSV = "text/csv";
    public static final String NDJSON = "application/x-ndjson";

    private TableMediaTypes() {}
}
