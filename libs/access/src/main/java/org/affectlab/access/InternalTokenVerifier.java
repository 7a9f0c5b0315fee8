package org.affectlab.access;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads internal tokens. Whatever is not wholly right is no token: wrong signature, algorithm, issuer or audience, expired, or not yet made. Thread-safe. */
public final class InternalTokenVerifier {
    private static final int LONGEST_TOKEN = 2048;

    private final JWSVerifier verifier;
    private final Clock clock;

    public InternalTokenVerifier(InternalSecret secret, Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
        try {
            this.verifier = new MACVerifier(secret.bytes());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("the secret is long enough", impossible);
        }
    }

    /** Who calls; empty if there is no token or it is not good. */
    public Optional<Identity> verify(@Nullable String token) {
        if (token == null || token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm()) || !signed.verify(verifier)) {
                return Optional.empty();
            }
            return identity(signed.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private Optional<Identity> identity(JWTClaimsSet claims) throws ParseException {
        Instant now = clock.instant();
        boolean good = InternalTokens.ISSUER.equals(claims.getIssuer())
                && List.of(InternalTokens.AUDIENCE).equals(claims.getAudience())
                && claims.getExpirationTime() != null
                && now.minus(InternalTokens.CLOCK_SKEW)
                        .isBefore(claims.getExpirationTime().toInstant())
                && claims.getIssueTime() != null
                && now.plus(InternalTokens.CLOCK_SKEW)
                        .isAfter(claims.getIssueTime().toInstant());
        String caller = claims.getSubject();
        String credential = claims.getStringClaim(InternalTokens.CREDENTIAL);
        String scopes = claims.getStringClaim(InternalTokens.SCOPE);
        if (!good || caller == null || credential == null || scopes == null) {
            return Optional.empty();
        }
        return Optional.of(new Identity(caller, credential, scopes(scopes)));
    }

    /** A scope that this version does not know allows nothing. */
    private static Set<Scope> scopes(String names) {
        return Arrays.stream(names.split(" ", -1))
                .map(Scope::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
