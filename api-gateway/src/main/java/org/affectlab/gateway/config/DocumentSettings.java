package org.affectlab.gateway.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The documents that the gateway reads from services and joins.
 *
 * @param maxBytes largest single answer of a service that is read; larger ones count as a failure of that service
 * @param cacheFor how long the joined OpenAPI document is kept
 * @param modelIndexFor how long it is taken as known which service serves which model
 */
public record DocumentSettings(
        @DefaultValue("4MB") DataSize maxBytes,
        @DefaultValue("10s") Duration cacheFor,
        @DefaultValue("3s") Duration modelIndexFor) {
    public DocumentSettings {
        Checks.positive(maxBytes, "documents.maxBytes");
        Checks.positive(cacheFor, "documents.cacheFor");
        Checks.positive(modelIndexFor, "documents.modelIndexFor");
    }
}
