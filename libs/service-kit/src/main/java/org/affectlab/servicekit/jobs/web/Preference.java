package org.affectlab.servicekit.jobs.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;

/** The header {@code Prefer} (RFC 7240), of which one preference is known. Stateless. */
public final class Preference {
    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    static final String RESPOND_ASYNC = "respond-async";

    private Preference() {}

    /** Whether the caller would rather have a job than wait. */
    public static boolean respondAsync(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HEADER)).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(preference -> preference.split("[;=]", 2)[0].strip().toLowerCase(Locale.ROOT))
                .anyMatch(RESPOND_ASYNC::equals);
    }
}
