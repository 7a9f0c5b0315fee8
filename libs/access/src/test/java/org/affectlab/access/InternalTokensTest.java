package org.affectlab.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class InternalTokensTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final String SECRET_TEXT = "0123456789abcdef0123456789abcdef";
    private static final InternalSecret SECRET = InternalSecret.of(SECRET_TEXT);
    private static final Identity IDENTITY = new Identity("lab", "k1b2c3d4", Set.of(Scope.SPEECH, Scope.ADMIN));

    private final InternalTokenVerifier verifier = new InternalTokenVerifier(SECRET, at(NOW));

    @Test
    void whatWasSignedIsRead() {
        assertThat(verifier.verify(sign(SECRET, NOW))).contains(IDENTITY);
        assertThat(verifier.verify(new InternalTokenSigner(SECRET, at(NOW)).sign(new Identity("a", "b", Set.of()))))
                .contains(new Identity("a", "b", Set.of()));
    }

    @Test
    void noTokenIsNoIdentity() {
        assertThat(verifier.verify(null)).isEmpty();
        assertThat(verifier.verify("")).isEmpty();
        assertThat(verifier.verify("a.b.c")).isEmpty();
        assertThat(verifier.verify("x".repeat(100_000))).isEmpty();
    }

    @Test
    void anotherSecretSignsNothing() {
        assertThat(verifier.verify(sign(InternalSecret.of("x".repeat(32)), NOW)))
                .isEmpty();
    }

    @Test
    void aTokenWithoutSignatureIsForged() {
        assertThat(verifier.verify(new PlainJWT(claims().build()).serialize())).isEmpty();
    }

    @Test
    void anotherAlgorithmIsForged() throws Exception {
        String longSecret = SECRET_TEXT.repeat(2);
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims().build());
        token.sign(new MACSigner(longSecret));

        assertThat(new InternalTokenVerifier(InternalSecret.of(longSecret), at(NOW)).verify(token.serialize()))
                .isEmpty();
    }

    @Test
    void claimsMustBeRight() throws Exception {
        assertThat(verifier.verify(signed(claims()))).isPresent();
        assertThat(verifier.verify(signed(claims().issuer("somebody")))).isEmpty();
        assertThat(verifier.verify(signed(claims().audience("others")))).isEmpty();
        assertThat(verifier.verify(signed(claims().subject(null)))).isEmpty();
        assertThat(verifier.verify(signed(claims().subject("two words")))).isEmpty();
        assertThat(verifier.verify(signed(claims().claim("credential", null)))).isEmpty();
        assertThat(verifier.verify(signed(claims().claim("scope", 7)))).isEmpty();
        assertThat(verifier.verify(signed(claims().expirationTime(null)))).isEmpty();
        assertThat(verifier.verify(signed(claims().issueTime(null)))).isEmpty();
    }

    @Test
    void anUnknownScopeAllowsNothing() throws Exception {
        assertThat(verifier.verify(signed(claims().claim("scope", "everything speech"))))
                .map(Identity::scopes)
                .contains(Set.of(Scope.SPEECH));
    }

    @Property
    void aTokenIsGoodForItsLifetimeAndTheSkew(@ForAll @IntRange(min = -400, max = 400) int age) {
        boolean good =
                age > -60 && age < InternalTokens.LIFETIME.plusSeconds(60).toSeconds();

        assertThat(verifier.verify(sign(SECRET, NOW.minus(Duration.ofSeconds(age))))
                        .isPresent())
                .isEqualTo(good);
    }

    @Property
    void aChangedTokenIsForged(
            @ForAll @IntRange(max = 400) int where, @ForAll @AlphaChars @StringLength(1) String with) {
        String token = sign(SECRET, NOW);
        int at = where % token.length();
        // The last digit of a base64 text may hold bits that mean nothing.
        if (at == token.length() - 1 || token.charAt(at) == with.charAt(0)) {
            return;
        }

        assertThat(verifier.verify(token.substring(0, at) + with + token.substring(at + 1)))
                .isEmpty();
    }

    private static String sign(InternalSecret secret, Instant when) {
        return new InternalTokenSigner(secret, at(when)).sign(IDENTITY);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("affectlab-gateway")
                .audience("affectlab-services")
                .subject("lab")
                .claim("credential", "k1b2c3d4")
                .claim("scope", "admin")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static String signed(JWTClaimsSet.Builder claims) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        token.sign(new MACSigner(SECRET_TEXT));
        return token.serialize();
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
