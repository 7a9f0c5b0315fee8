package org.affectlab.gateway.access;

import java.util.Optional;
import org.affectlab.access.Identity;
import org.affectlab.gateway.keys.WatchedKeys;
import org.jspecify.annotations.Nullable;

/** The keys that open the gateway; none where only an identity provider is configured. Thread-safe. */
final class KeysInForce implements AutoCloseable {
    private final @Nullable WatchedKeys watched;

    KeysInForce(@Nullable WatchedKeys watched) {
        this.watched = watched;
    }

    static KeysInForce none() {
        return new KeysInForce(null);
    }

    Optional<Identity> identify(String key) {
        return watched == null ? Optional.empty() : watched.identify(key);
    }

    @Override
    public void close() {
        if (watched != null) {
            watched.close();
        }
    }
}
