package org.affectlab.admission;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The header {@code Prefer} (RFC 7240), of which one preference is known: a job rather than an answer takes no place. Stateless. */
public final class Preference {
    public static final String HEADER = "Prefer";

    /** The answer's header that says which preferences were followed. */
    public static final String APPLIED = "Preference-Applied";

    public static final String RESPOND_ASYNC = "respond-async";

    private Preference() {}

    /**
     * Whether the caller would rather have a job than wait.
     *
     * @param values of the header; each may be a list
     */
    public static boolean respondAsync(Collection<String> values) {
        return !values.isEmpty()
                && values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .map(preference ->
                                preference.split("[;=]", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .anyMatch(RESPOND_ASYNC::equals);
    }
}
