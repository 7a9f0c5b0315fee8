package org.affectlab.gateway.keys;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.affectlab.access.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Makes and revokes keys. An owner has at most two live keys: enough to change from one to the other without a gap, too few to lose sight of
 * them. For one thread; several processes may work on the same file.
 */
public final class KeyIssuer {
    static final int MAX_LIVE_KEYS = 2;

    private final KeyFile file;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public KeyIssuer(KeyFile file, Clock clock) {
        this.file = requireNonNull(file, "file is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * A new key of an owner.
     *
     * @param lifetime until it expires; null for never
     * @return the key's text; it is kept nowhere
     * @throws IllegalArgumentException if the owner's name is none, a scope is unknown, or the owner has two live keys
     */
    public String create(String owner, Set<String> scopes, @Nullable Duration lifetime) throws IOException {
        String key = KeyText.create(random);
        file.update(keys -> with(keys, owner, scopes, lifetime, key));
        return key;
    }

    /**
     * A second key for an owner, with the scopes of the newest; that one stays live until it is revoked.
     *
     * @throws IllegalArgumentException if the owner has no live key, or two
     */
    public String rotate(String owner, @Nullable Duration lifetime) throws IOException {
        String key = KeyText.create(random);
        file.update(keys -> {
            ApiKey newest = live(keys, owner).stream()
                    .max(Comparator.comparing(ApiKey::createdAt))
                    .orElseThrow(() -> new IllegalArgumentException(owner + " has no live key; make one with create"));
            return with(keys, owner, newest.scopes(), lifetime, key);
        });
        return key;
    }

    /** @throws IllegalArgumentException if there is no key with the prefix */
    public void revoke(String prefix) throws IOException {
        Instant now = clock.instant();
        file.update(keys -> {
            if (keys.stream().noneMatch(key -> key.prefix().equals(prefix))) {
                throw new IllegalArgumentException("There is no key with the prefix " + prefix);
            }
            return keys.stream()
                    .map(key -> key.prefix().equals(prefix) && key.revokedAt() == null ? key.revoked(now) : key)
                    .toList();
        });
    }

    private List<ApiKey> with(
            List<ApiKey> keys, String owner, Set<String> scopes, @Nullable Duration lifetime, String key) {
        if (!Identity.isName(owner)) {
            throw new IllegalArgumentException("A name has 1 to 128 printable ASCII characters and no space");
        }
        if (live(keys, owner).size() >= MAX_LIVE_KEYS) {
            throw new IllegalArgumentException(owner + " has two live keys already; revoke one of them first");
        }
        Instant now = clock.instant();
        List<ApiKey> all = new ArrayList<>(keys);
        all.add(new ApiKey(
                KeyText.prefix(key).orElseThrow(),
                owner,
                KeyText.digest(key),
                scopes,
                now,
                lifetime == null ? null : now.plus(lifetime),
                null));
        return all;
    }

    private List<ApiKey> live(List<ApiKey> keys, String owner) {
        Instant now = clock.instant();
        return keys.stream()
                .filter(key -> key.owner().equals(owner) && key.isLive(now))
                .toList();
    }
}
