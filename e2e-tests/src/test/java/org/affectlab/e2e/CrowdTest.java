package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.Test;

/** Fifty clients at once, shortly; {@code ./affectlab soak} and {@code overload} have the long versions. */
@OnPlatform
class CrowdTest {
    private final RunningPlatform platform;

    CrowdTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void fiftyClientsAreAnsweredOrTurnedAwayPolitely() throws InterruptedException {
        CrowdLog log = new CrowdLog();
        new Crowd(platform.gateway(), 50).send(Duration.ofSeconds(15), log);
        assertThat(log.unexpected()).isEmpty();
        assertThat(log.statuses()).containsKey(200);
        assertThat(log.requests()).isGreaterThanOrEqualTo(50);
        GoodRequest.stillWorks(platform);
        assertThat(platform.gateway()
                        .get("/actuator/health/readiness")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("UP");
    }
}
