package org.affectlab.servicekit.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;

class AdminGuardTest {
    /** {@code printf secret | sha256sum}. */
    private static final String DIGEST = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

    private static AdminProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("affectlab.admin", AdminProperties.class);
    }

    private static MockHttpServletRequest request(String header, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader(header, value);
        return request;
    }

    private static void assertRefused(AdminProperties properties, MockHttpServletRequest request, ProblemCode code) {
        assertThatThrownBy(() -> new AdminGuard(properties).require(request))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(code))
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining(DIGEST);
    }

    @Test
    void defaultsAndEveryKey() {
        assertThat(bind(Map.of())).isEqualTo(new AdminProperties(null));
        assertThat(bind(Map.of("affectlab.admin.keySha256", ""))).isEqualTo(new AdminProperties(null));
        assertThat(bind(Map.of("affectlab.admin.keySha256", DIGEST))).isEqualTo(new AdminProperties(DIGEST));
        for (String wrong : new String[] {"secret", DIGEST + "0", " " + DIGEST.substring(1)}) {
            assertThatThrownBy(() -> bind(Map.of("affectlab.admin.keySha256", wrong)))
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void withoutADigestNobodyMay() {
        AdminProperties none = new AdminProperties(null);
        assertRefused(none, request(AdminGuard.KEY_HEADER, "secret"), ProblemCode.FORBIDDEN);
        assertRefused(none, request(AdminGuard.KEY_HEADER, ""), ProblemCode.FORBIDDEN);
        assertRefused(none, new MockHttpServletRequest(), ProblemCode.FORBIDDEN);
    }

    @Test
    void theKeyMay() {
        for (String digest : new String[] {DIGEST, DIGEST.toUpperCase(Locale.ROOT)}) {
            AdminGuard guard = new AdminGuard(new AdminProperties(digest));
            assertThatCode(() -> guard.require(request("Authorization", "Bearer secret")))
                    .doesNotThrowAnyException();
            assertThatCode(() -> guard.require(request("authorization", "bearer secret")))
                    .doesNotThrowAnyException();
            assertThatCode(() -> guard.require(request("X-API-Key", "secret"))).doesNotThrowAnyException();
        }
    }

    @Test
    void nothingElseMay() {
        AdminProperties properties = new AdminProperties(DIGEST);
        assertRefused(properties, new MockHttpServletRequest(), ProblemCode.UNAUTHORIZED);
        assertRefused(properties, request("Authorization", "Basic c2VjcmV0"), ProblemCode.UNAUTHORIZED);
        for (String key : new String[] {"", "Secret", "secre", "secrets", DIGEST}) {
            assertRefused(properties, request("X-API-Key", key), ProblemCode.UNAUTHORIZED);
            assertRefused(properties, request("Authorization", "Bearer " + key), ProblemCode.UNAUTHORIZED);
        }
    }
}
