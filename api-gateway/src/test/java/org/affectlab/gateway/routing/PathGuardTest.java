package org.affectlab.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/speech/../../actuator/env",
                "/v1/speech/..",
                "/v1/./speech",
                "/v1/speech/%2e%2E/x",
                "/v1/speech/.%2e/x",
                "/v1/speech/%252e%252e/x",
                "/v1/speech/..%2factuator",
                "/v1/speech/..%5Cactuator",
                "/v1/speech/..;a=b/x",
                "/v1/speech/%3b/x",
                "/v1/speech//x",
                "/v1/speech/%00",
                "/v1/speech/%0d%0a",
                "/v1/speech/%7f",
                "/v1/speech/\\x"
            })
    void testRefusesWhatAServiceCouldReadDifferently(String path) {
        assertThat(PathGuard.isAmbiguous(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/speech/emotions",
                "/v1/speech/emotions/",
                "/v1/models/lgfa-ravdess",
                "/v1/models/a..b",
                "/v1/models/.hidden",
                "/v1/models/...",
                "/v1/models/%C3%A4%20b"
            })
    void testLetsOrdinaryPathsPass(String path) {
        assertThat(PathGuard.isAmbiguous(path)).isFalse();
    }
}
