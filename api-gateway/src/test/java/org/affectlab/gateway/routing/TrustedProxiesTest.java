package org.affectlab.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrustedProxiesTest {
    @Test
    void testForwardedHeadersOfATrustedProxyAreContinued() {
        try (StubService service = new StubService().json("/v1/speech/emotions", 200, "{}");
                RunningGateway gateway = RunningGateway.before(
                        service.uri(), "spring.cloud.gateway.server.webflux.trusted-proxies=127\\.0\\.0\\.1")) {
            gateway.send(gateway.request("/v1/speech/emotions")
                    .header("X-Forwarded-For", "127.0.0.1")
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "lab.example"));
            assertThat(service.last().headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(service.last().headers().getFirst("X-Forwarded-Host")).contains("lab.example");
            assertThat(service.last().headers().getFirst("X-Forwarded-Proto")).contains("https");
        }
    }

    @Test
    void testTheClientIsTheNearestAddressThatIsNoTrustedProxy() {
        try (StubService service = new StubService().json("/v1/speech/emotions", 200, "{}");
                RunningGateway gateway = RunningGateway.before(
                        service.uri(),
                        "spring.cloud.gateway.server.webflux.trusted-proxies=127\\.0\\.0\\.1|10\\.0\\.0\\.9")) {
            gateway.send(gateway.request("/v1/speech/emotions")
                    .header("X-Forwarded-For", "1.2.3.4, 198.51.100.7")
                    .header("X-Forwarded-For", "10.0.0.9"));
            assertThat(service.last().headers().get("X-Forwarded-For")).containsExactly("198.51.100.7");
        }
    }
}
