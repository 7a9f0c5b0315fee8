package org.affectlab.gateway.jobs;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.WebhookSecret;
import org.affectlab.gateway.access.RequestIdentity;
import org.affectlab.gateway.config.AccessSettings;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The secret that signs what is sent to a caller's web hooks, the same at every service. Thread-safe. */
@RestController
public class WebhookSecretController {
    private final InternalSecret secret;

    public WebhookSecretController(AccessSettings settings) {
        this.secret = requireNonNull(settings, "settings is null").secretValue();
    }

    @GetMapping(path = "/v1/webhook-secret", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> secret(ServerWebExchange exchange) {
        String caller = RequestIdentity.of(exchange)
                .orElseThrow(() -> new GatewayProblemException(ProblemCode.UNAUTHORIZED, "Web hooks have an owner."))
                .caller();
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(Map.of("secret", WebhookSecret.of(secret, caller).text()));
    }
}
