package org.affectlab.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An identity provider that signs with a key of its own, beside the keys of the installation. */
class OidcTest {
    private static final String PATH = "/v1/speech/emotions";

    private static RSAKey key;
    private static StubService provider;
    private static StubService service;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("first").generate();
        provider = new StubService();
        provider.json("/keys", 200, new JWKSet(key.toPublicJWK()).toString());
        provider.json(
                "/.well-known/openid-configuration",
                200,
                "{\"issuer\":\"" + provider.uri() + "\",\"jwks_uri\":\"" + provider.uri()
                        + "/keys\",\"subject_types_supported\":[\"public\"]}");
        service = new StubService().json(PATH, 200, "{}");
        gateway = RunningGateway.before(
                service.uri(),
                "affectlab.gateway.access.oidc.issuer=" + provider.uri(),
                "affectlab.gateway.access.oidc.audience=affectlab");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
        provider.close();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(provider.uri().toString())
                .audience(List.of("others", "affectlab"))
                .subject("anna@lab.example")
                .claim("scope", "openid affectlab:speech speech")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private static String token(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(),
                change.apply(claims()).build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static HttpResponse<String> post(String path, String token) {
        return gateway.send(gateway.requestWithoutKey(path)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString("sound")));
    }

    @Test
    void aTokenOfTheProviderOpensWhatItsScopesSay() throws JOSEException {
        assertThat(post(PATH, token(claims -> claims)).statusCode()).isEqualTo(200);
        assertThat(post(PATH, token(claims -> claims.claim("scope", List.of("affectlab:speech"))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/v1/rat/pain", token(claims -> claims)).statusCode()).isEqualTo(403);
        assertThat(post(PATH, token(claims -> claims.claim("scope", "speech"))).statusCode())
                .isEqualTo(403);
        assertThat(post(PATH, token(claims -> claims.claim("scope", null))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anyOtherTokenOpensNothing() throws JOSEException {
        assertThat(post(PATH, token(claims -> claims.audience("others"))).statusCode())
                .isEqualTo(401);
        assertThat(post(PATH, token(claims -> claims.audience((String) null))).statusCode())
                .isEqualTo(401);
        assertThat(post(PATH, token(claims -> claims.issuer("https://elsewhere.example")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(
                                PATH,
                                token(claims -> claims.expirationTime(
                                        Date.from(Instant.now().minusSeconds(300)))))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(PATH, token(claims -> claims.expirationTime(null))).statusCode())
                .isEqualTo(401);
        assertThat(post(PATH, token(claims -> claims.subject("two words"))).statusCode())
                .isEqualTo(401);
        assertThat(post(PATH, token(claims -> claims.subject(null))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aForgedTokenOpensNothing() throws JOSEException {
        RSAKey other = new RSAKeyGenerator(2048).keyID("first").generate();
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(), claims().build());
        forged.sign(new RSASSASigner(other));
        SignedJWT symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        symmetric.sign(new MACSigner(key.toPublicJWK().toJSONString()));

        assertThat(post(PATH, forged.serialize()).statusCode()).isEqualTo(401);
        assertThat(post(PATH, symmetric.serialize()).statusCode()).isEqualTo(401);
        assertThat(post(PATH, new PlainJWT(claims().build()).serialize()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void keysOpenBesideIt() {
        assertThat(post(PATH, TestKeys.KEY).statusCode()).isEqualTo(200);
    }
}
