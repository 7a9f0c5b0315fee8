package org.affectlab.access;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
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
            JWSObject signed = JWSObject.parse(token);
            if (!JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm()) || !signed.verify(verifier)) {
                return Optional.empty();
            }
            return identity(signed.getPayload().toJSONObject());
        } catch (ParseException | JOSEException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private Optional<Identity> identity(@Nullable Map<String, Object> claims) {
        if (claims == null
                || !InternalTokens.ISSUER.equals(claims.get(InternalTokens.ISSUER_CLAIM))
                || !InternalTokens.AUDIENCE.equals(claims.get(InternalTokens.AUDIENCE_CLAIM))
                || !isNow(claims.get(InternalTokens.ISSUED_CLAIM), claims.get(InternalTokens.EXPIRY_CLAIM))) {
            return Optional.empty();
        }
        return claims.get(InternalTokens.SUBJECT_CLAIM) instanceof String caller
                        && claims.get(InternalTokens.CREDENTIAL_CLAIM) instanceof String credential
                        && claims.get(InternalTokens.SCOPE_CLAIM) instanceof String scopes
                ? Optional.of(new Identity(caller, credential, scopes(scopes)))
                : Optional.empty();
    }

    private boolean isNow(@Nullable Object issued, @Nullable Object expiry) {
        Instant now = clock.instant();
        return issued instanceof Long from
                && expiry instanceof Long until
                && now.plus(InternalTokens.CLOCK_SKEW).getEpochSecond() > from
                && now.minus(InternalTokens.CLOCK_SKEW).getEpochSecond() < until;
    }

    /** A scope that this version does not know allows nothing. */
    private static Set<Scope> scopes(String names) {
        return Arrays.stream(names.split(" ", -1))
                .map(Scope::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
