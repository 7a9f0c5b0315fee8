package org.affectlab.access;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Collectors;

/** Makes internal tokens: JSON Web Tokens (RFC 7519) signed with HMAC and SHA-256. Thread-safe. */
public final class InternalTokenSigner {
    private final JWSSigner signer;
    private final Clock clock;

    public InternalTokenSigner(InternalSecret secret, Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
        try {
            this.signer = new MACSigner(secret.bytes());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("the secret is long enough", impossible);
        }
    }

    /** A token that says who calls, good for {@link InternalTokens#LIFETIME} from now. */
    public String sign(Identity identity) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(InternalTokens.ISSUER)
                .audience(InternalTokens.AUDIENCE)
                .subject(identity.caller())
                .claim(InternalTokens.CREDENTIAL, identity.credential())
                .claim(
                        InternalTokens.SCOPE,
                        identity.scopes().stream().map(Scope::id).sorted().collect(Collectors.joining(" ")))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(InternalTokens.LIFETIME)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
        return token.serialize();
    }
}
