package org.affectlab.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

final class WebhookSecretTest {
    private static final InternalSecret SECRET = InternalSecret.of("0123456789abcdef0123456789abcdef");

    @Test
    void everyCallerHasItsOwn() {
        String anna = WebhookSecret.of(SECRET, "anna").text();
        assertThat(anna)
                .startsWith("whsec_")
                .isEqualTo(WebhookSecret.of(SECRET, "anna").text())
                .isNotEqualTo(WebhookSecret.of(SECRET, "bert").text())
                .isNotEqualTo(
                        WebhookSecret.of(InternalSecret.of("another secret of the installation, long enough"), "anna")
                                .text());
        assertThat(Base64.getDecoder().decode(anna.substring("whsec_".length())))
                .hasSize(32);
    }

    @Test
    void signsAsStandardWebhooksDo() {
        // Reckoned with Python's hmac module.
        assertThat(WebhookSecret.of(SECRET, "anna").text())
                .isEqualTo("whsec_wtOECvCu5VcLZpiYzXxucjER15r3Ct7VwkCCBe+0bK8=");
        assertThat(WebhookSecret.of(SECRET, "anna").sign("speech-1", 1_767_225_600L, "{\"type\":\"job.completed\"}"))
                .isEqualTo("v1,Ml+JLeFdajPd3037hLLjaNEwpHmjbwlhbYHtoJiwpDM=");
    }

    @Test
    void isNeverPrinted() {
        assertThat(WebhookSecret.of(SECRET, "anna")).hasToString("WebhookSecret");
    }
}
