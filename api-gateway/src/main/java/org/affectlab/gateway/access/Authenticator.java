package org.affectlab.gateway.access;

import org.affectlab.access.Identity;
import reactor.core.publisher.Mono;

/** Finds out who shows a credential. Thread-safe. */
@FunctionalInterface
public interface Authenticator {
    /**
     * @param credential what was shown, 1 to 8192 characters
     * @return empty if it is not good now; an error only where that could not be found out
     */
    Mono<Identity> identify(String credential);
}
