package org.affectlab.servicekit.admin;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Lets a request pass that carries the key of this installation, as {@code Authorization: Bearer KEY} or {@code X-API-Key: KEY}. Keys are
 * compared by their digests in constant time and are never logged. Call it before the body is read. Thread-safe.
 */
public final class AdminGuard {
    public static final String KEY_HEADER = "X-API-Key";

    private static final String BEARER = "Bearer ";

    private final byte @Nullable [] expected;

    public AdminGuard(AdminProperties properties) {
        String digest = requireNonNull(properties, "properties is null").keySha256();
        this.expected = digest == null ? null : HexFormat.of().parseHex(digest);
    }

    /** @throws ProblemException FORBIDDEN if no key is configured, UNAUTHORIZED without the right key */
    public void require(HttpServletRequest request) {
        if (expected == null) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN, "No key is configured for this service, so nobody may administrate it.");
        }
        String key = key(request)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.UNAUTHORIZED, "Send the key as Authorization: Bearer KEY, or as X-API-Key: KEY."));
        if (!MessageDigest.isEqual(expected, sha256(key))) {
            throw new ProblemException(ProblemCode.UNAUTHORIZED, "This is not the key of this installation.");
        }
    }

    private static Optional<String> key(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return Optional.ofNullable(request.getHeader(KEY_HEADER)).map(String::strip);
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
