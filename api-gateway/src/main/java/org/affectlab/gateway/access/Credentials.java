package org.affectlab.gateway.access;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * What a request shows: {@code Authorization: Bearer …} or {@code X-API-Key: …}, one of them and once. Both, or one of them twice, is refused
 * rather than guessed.
 */
final class Credentials {
    static final String KEY_HEADER = "X-API-Key";

    private static final String BEARER = "Bearer ";
    private static final int LONGEST = 8192;

    private Credentials() {}

    /** Empty if there is none, or none that could be one. */
    static Optional<String> find(HttpHeaders headers) {
        List<String> authorization = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        List<String> key = headers.getOrEmpty(KEY_HEADER);
        if (authorization.size() + key.size() != 1) {
            return Optional.empty();
        }
        Optional<String> shown = key.isEmpty()
                ? bearer(authorization.get(0))
                : Optional.of(key.get(0).strip());
        return shown.filter(text -> !text.isEmpty() && text.length() <= LONGEST);
    }

    private static Optional<String> bearer(String value) {
        return value.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(value.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
