package org.affectlab.gateway.config;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of a refused request body is still read and thrown away, so that a client that is busy writing can read the
 * answer before the connection closes.
 *
 * @param maxDuration longest time after the answer
 * @param maxBytes most bytes after the answer
 */
public record LingeringSettings(@DefaultValue("10s") Duration maxDuration, @DefaultValue("512MB") DataSize maxBytes) {
    public LingeringSettings {
        Checks.positive(maxDuration, "lingering.maxDuration");
        Checks.positive(maxBytes, "lingering.maxBytes");
    }
}
