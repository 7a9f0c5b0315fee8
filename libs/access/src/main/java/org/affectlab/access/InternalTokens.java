package org.affectlab.access;

import java.time.Duration;

/** What signer and verifier of the internal token agree on. */
public final class InternalTokens {
    /** The request header from the gateway to a service. A client's own never gets past the gateway. */
    public static final String HEADER = "X-Affectlab-Token";

    /** How long a token is good after it was made: more than the longest upload before its headers are read, less than a thief would like. */
    public static final Duration LIFETIME = Duration.ofMinutes(2);

    /** How far the clocks of two machines may be apart. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    static final String ISSUER = "affectlab-gateway";
    static final String AUDIENCE = "affectlab-services";
    static final String SCOPE = "scope";
    static final String CREDENTIAL = "credential";

    private InternalTokens() {}
}
