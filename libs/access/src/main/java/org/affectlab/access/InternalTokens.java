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

    static final String ISSUER_CLAIM = "iss";
    static final String AUDIENCE_CLAIM = "aud";
    static final String SUBJECT_CLAIM = "sub";
    static final String ISSUED_CLAIM = "iat";
    static final String EXPIRY_CLAIM = "exp";
    static final String SCOPE_CLAIM = "scope";
    static final String CREDENTIAL_CLAIM = "credential";

    private InternalTokens() {}
}
