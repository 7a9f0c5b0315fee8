package org.affectlab.gateway.keys;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.affectlab.access.Identity;
import org.affectlab.access.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a key: never the key itself. Immutable.
 *
 * @param prefix the public part of the key, by which it is found, listed and named in logs
 * @param owner whose key it is; several keys may have one owner
 * @param sha256 of the whole key, 64 lower-case hexadecimal digits
 * @param scopes public names of {@link Scope}s
 * @param expiresAt from then on it is no key; null for never
 * @param revokedAt from then on it is no key; null for not revoked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKey(
        String prefix,
        String owner,
        String sha256,
        Set<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public ApiKey {
        requireNonNull(prefix, "prefix is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(sha256, "sha256 is null");
        requireNonNull(createdAt, "createdAt is null");
        if (!KeyText.isPrefix(prefix)) {
            throw new IllegalArgumentException("'" + prefix + "' is no prefix of a key");
        }
        if (!Identity.isName(owner)) {
            throw new IllegalArgumentException("The owner of " + prefix + " is not 1 to 128 printable characters");
        }
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("The digest of " + prefix + " is not 64 lower-case hexadecimal digits");
        }
        // Sorted, so that the file shows the same text for the same keys.
        scopes = java.util.Collections.unmodifiableSet(new TreeSet<>(scopes));
        for (String scope : scopes) {
            if (Scope.find(scope).isEmpty()) {
                throw new IllegalArgumentException("The key " + prefix + " has the unknown scope '" + scope + "'");
            }
        }
    }

    /** Whether it opens anything at that time. */
    public boolean isLive(Instant now) {
        return state(now).equals("live");
    }

    /** {@code live}, {@code expired} or {@code revoked}. */
    public String state(Instant now) {
        if (revokedAt != null && !now.isBefore(revokedAt)) {
            return "revoked";
        }
        return expiresAt != null && !now.isBefore(expiresAt) ? "expired" : "live";
    }

    ApiKey revoked(Instant when) {
        return new ApiKey(prefix, owner, sha256, scopes, createdAt, expiresAt, when);
    }

    /** Who shows this key. */
    Identity identity() {
        return new Identity(
                owner,
                prefix,
                scopes.stream()
                        .map(scope -> Scope.find(scope).orElseThrow())
                        .collect(java.util.stream.Collectors.toUnmodifiableSet()));
    }
}
