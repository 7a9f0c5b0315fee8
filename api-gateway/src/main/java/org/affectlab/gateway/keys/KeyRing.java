package org.affectlab.gateway.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.affectlab.access.Identity;

/** The keys of an installation, to be looked up. Digests are compared in constant time. Immutable. */
public final class KeyRing {
    private final Map<String, ApiKey> byPrefix;

    /** @throws IllegalArgumentException if two keys have the same prefix */
    public KeyRing(List<ApiKey> keys) {
        try {
            byPrefix = keys.stream().collect(Collectors.toUnmodifiableMap(ApiKey::prefix, Function.identity()));
        } catch (IllegalStateException twice) {
            throw new IllegalArgumentException("Two keys have the same prefix", twice);
        }
    }

    /** Who shows the key; empty if it is none of these, or not live. */
    public Optional<Identity> identify(String key, Instant now) {
        return KeyText.prefix(key)
                .map(byPrefix::get)
                .filter(kept -> MessageDigest.isEqual(
                        kept.sha256().getBytes(US_ASCII), KeyText.digest(key).getBytes(US_ASCII)))
                .filter(kept -> kept.isLive(now))
                .map(ApiKey::identity);
    }

    public int size() {
        return byPrefix.size();
    }
}
