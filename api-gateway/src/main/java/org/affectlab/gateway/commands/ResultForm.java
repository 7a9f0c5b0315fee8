package org.affectlab.gateway.commands;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which forms the result of a job can be fetched; not every job has all. */
enum ResultForm {
    JSON("application/json", true),
    CSV("text/csv", true),
    NDJSON("application/x-ndjson", true),
    ARFF("text/x-arff", true),
    NPY("application/x-npy", false),
    LAS("application/vnd.las", false),
    LAZ("application/vnd.laszip", false),
    PLY("application/ply", false);

    private final String mediaType;
    private final boolean text;

    ResultForm(String mediaType, boolean text) {
        this.mediaType = mediaType;
        this.text = text;
    }

    static Optional<ResultForm> of(String name) {
        return Arrays.stream(values())
                .filter(form -> form.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether a terminal can show it. */
    boolean isText() {
        return text;
    }
}
