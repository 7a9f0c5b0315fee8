package org.affectlab.servicekit.jobs.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** What signs a caller's web hooks. */
@Schema(name = "WebhookSecret")
record WebhookSecretView(@Schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwb1pQ0fA3x2k=") String secret) {
    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
