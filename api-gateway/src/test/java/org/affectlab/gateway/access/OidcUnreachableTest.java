package org.affectlab.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.affectlab.gateway.testing.TestKeys;
import org.junit.jupiter.api.Test;

class OidcUnreachableTest {
    private static final String PATH = "/v1/speech/emotions";

    @Test
    void aProviderThatIsGoneIsNoReasonToLetAnybodyIn() throws Exception {
        StubService gone = new StubService();
        gone.close();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(),
                new JWTClaimsSet.Builder().subject("anna").build());
        token.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        try (StubService service = new StubService().json(PATH, 200, "{}");
                RunningGateway gateway = RunningGateway.before(
                        service.uri(),
                        "affectlab.gateway.access.oidc.issuer=" + gone.uri(),
                        "affectlab.gateway.access.oidc.audience=affectlab")) {
            HttpResponse<String> refused = post(gateway, token.serialize());

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(service.received()).isEmpty();
            assertThat(post(gateway, TestKeys.KEY).statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> post(RunningGateway gateway, String credential) {
        return gateway.send(gateway.requestWithoutKey(PATH)
                .header("Authorization", "Bearer " + credential)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }
}
