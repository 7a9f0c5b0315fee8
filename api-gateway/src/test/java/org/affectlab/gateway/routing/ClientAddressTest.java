package org.affectlab.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private final ClientAddress nobodyTrusted = new ClientAddress("");
    private final ClientAddress proxies = new ClientAddress("10\\.0\\.0\\..*|fd00::1");

    @Test
    void testWhatAClientSaysOfItselfDoesNotCount() {
        assertThat(nobodyTrusted.resolve("192.0.2.1", List.of("1.1.1.1"))).isEqualTo("192.0.2.1");
        assertThat(proxies.resolve("192.0.2.1", List.of("10.0.0.1", "1.1.1.1"))).isEqualTo("192.0.2.1");
    }

    @Test
    void testBehindProxiesItIsTheNearestOther() {
        assertThat(proxies.resolve("10.0.0.1", List.of("1.1.1.1, 192.0.2.1 ,10.0.0.2", "fd00::1")))
                .isEqualTo("192.0.2.1");
        assertThat(proxies.resolve("10.0.0.1", List.of("2001:db8::7"))).isEqualTo("2001:db8::7");
    }

    @Test
    void testAProxyThatNamesNobodyIsItselfTheClient() {
        assertThat(proxies.resolve("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
        assertThat(proxies.resolve("10.0.0.1", List.of("10.0.0.2"))).isEqualTo("10.0.0.2");
    }

    @Test
    void testWhatIsNoAddressEndsTheSearch() {
        for (String nonsense :
                List.of("", "unknown", "a.b.c.d", "1.1.1.1\t2.2.2.2", "evil.example", "x".repeat(9_000))) {
            assertThat(proxies.resolve("10.0.0.1", List.of("1.1.1.1," + nonsense)))
                    .as(nonsense)
                    .isEqualTo("10.0.0.1");
        }
    }
}
