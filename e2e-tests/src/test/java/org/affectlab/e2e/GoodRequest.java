package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.platform.RunningPlatform;

/** The request that must still work after every refusal. */
final class GoodRequest {
    private GoodRequest() {}

    static void stillWorks(RunningPlatform platform) {
        Answer answer = platform.gateway().analyse(Fixtures.read("speech.flac"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("durationMs").asLong()).isEqualTo(3300);
        assertThat(answer.json().path("emotion").asString()).isNotBlank();
    }
}
