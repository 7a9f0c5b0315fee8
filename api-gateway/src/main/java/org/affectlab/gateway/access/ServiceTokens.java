package org.affectlab.gateway.access;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Set;
import org.affectlab.access.Identity;
import org.affectlab.access.InternalTokenSigner;
import org.affectlab.access.InternalTokens;

/** The signed tokens that services ask for. One is used again for a quarter of its lifetime, so a caller costs a signature now and then. Thread-safe. */
public final class ServiceTokens {
    private static final Identity GATEWAY = new Identity("gateway", "gateway", Set.of());
    private static final int MAX_CALLERS = 10_000;

    private final LoadingCache<Identity, String> tokens;

    public ServiceTokens(InternalTokenSigner signer) {
        requireNonNull(signer, "signer is null");
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MAX_CALLERS)
                .expireAfterWrite(InternalTokens.LIFETIME.dividedBy(4))
                .build(signer::sign);
    }

    public String of(Identity identity) {
        return tokens.get(identity);
    }

    /** For what the gateway itself wants to know. */
    public String ofGateway() {
        return of(GATEWAY);
    }
}
