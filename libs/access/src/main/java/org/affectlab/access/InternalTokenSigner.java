package org.affectlab.access;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes internal tokens: JSON Web Tokens (RFC 7519) signed with HMAC and SHA-256. Thread-safe. */
public final class InternalTokenSigner {
    private final JWSSigner signer;
    private final Clock clock;
    private final Duration lifetime;

    public InternalTokenSigner(InternalSecret secret, Clock clock) {
        this(secret, clock, InternalTokens.LIFETIME);
    }

    /** @param lifetime other than a gateway's: for tools that work without one */
    public InternalTokenSigner(InternalSecret secret, Clock clock, Duration lifetime) {
        this.lifetime = requireNonNull(lifetime, "lifetime is null");
        this.clock = requireNonNull(clock, "clock is null");
        try {
            this.signer = new MACSigner(secret.bytes());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("the secret is long enough", impossible);
        }
    }

    /** A token that says who calls, good for the lifetime from now. */
    public String sign(Identity identity) {
        Instant now = clock.instant();
        Map<String, Object> claims = Map.of(
                InternalTokens.ISSUER_CLAIM, InternalTokens.ISSUER,
                InternalTokens.AUDIENCE_CLAIM, InternalTokens.AUDIENCE,
                InternalTokens.SUBJECT_CLAIM, identity.caller(),
                InternalTokens.CREDENTIAL_CLAIM, identity.credential(),
                InternalTokens.SCOPE_CLAIM,
                        identity.scopes().stream().map(Scope::id).sorted().collect(Collectors.joining(" ")),
                InternalTokens.ISSUED_CLAIM, now.getEpochSecond(),
                InternalTokens.EXPIRY_CLAIM, now.plus(lifetime).getEpochSecond());
        JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
        return token.serialize();
    }
}
