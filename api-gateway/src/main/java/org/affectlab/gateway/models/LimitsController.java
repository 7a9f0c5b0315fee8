package org.affectlab.gateway.models;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.quota.CallerQuotas;
import org.affectlab.gateway.quota.Quota;
import org.affectlab.gateway.quota.QuotaSettings;
import org.affectlab.gateway.services.JoinedAnswer;
import org.affectlab.gateway.services.ServiceAnswer;
import org.affectlab.gateway.services.ServiceClient;
import org.affectlab.gateway.services.ServiceDocuments;
import org.affectlab.gateway.tracing.TraceContext;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All limits in force: the gateway's own under {@code gateway}, each service's under its name. */
@RestController
public class LimitsController {
    private final ServiceClient client;
    private final ServiceDocuments documents;
    private final JoinedAnswer joined;
    private final GatewaySettings settings;
    private final CallerQuotas quotas;

    public LimitsController(
            ServiceClient client,
            ServiceDocuments documents,
            JoinedAnswer joined,
            GatewaySettings settings,
            QuotaSettings quotas) {
        this.quotas = requireNonNull(quotas, "quotas is null").common();
        this.client = requireNonNull(client, "client is null");
        this.documents = requireNonNull(documents, "documents is null");
        this.joined = requireNonNull(joined, "joined is null");
        this.settings = requireNonNull(settings, "settings is null");
    }

    @GetMapping(path = "/v1/limits", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<JsonNode> limits(ServerWebExchange exchange) {
        return client.askAll(TraceContext.of(exchange), "v1", "limits")
                .collectList()
                .map(this::joinLimits);
    }

    private JsonNode joinLimits(List<ServiceAnswer> answers) {
        ObjectNode target = documents.newObject();
        ObjectNode gateway = target.putObject("gateway");
        gateway.put("maxUploadBytes", settings.maxUploadBytes().toBytes())
                .put("uploadIdleTimeoutMs", settings.timeouts().uploadIdle().toMillis())
                .put("responseTimeoutMs", settings.timeouts().response().toMillis());
        put(gateway, "requests", quotas.requests());
        put(gateway, "uploadBytes", quotas.uploadBytes());
        put(gateway, "analysedSeconds", quotas.analysedSeconds());
        put(gateway, "analysedPoints", quotas.analysedPoints());
        return joined.join(answers, target, target::set);
    }

    /** What everybody may; a caller may have quotas of its own. */
    private static void put(ObjectNode gateway, String name, Quota quota) {
        gateway.withObjectProperty("quotas")
                .putObject(name)
                .put("amount", quota.amount())
                .put("periodMs", quota.period().toMillis());
    }
}
