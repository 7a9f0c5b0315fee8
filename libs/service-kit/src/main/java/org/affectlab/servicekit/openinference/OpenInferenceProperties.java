package org.affectlab.servicekit.openinference;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the Open Inference Protocol, under {@code affectlab.open-inference}.
 *
 * @param maxBatchItems items that one request may carry, 1 or more; never more than the queue of a model holds
 */
@ConfigurationProperties("affectlab.open-inference")
public record OpenInferenceProperties(@DefaultValue("64") int maxBatchItems) {
    public OpenInferenceProperties {
        if (maxBatchItems < 1) {
            throw new IllegalArgumentException("affectlab.open-inference.max-batch-items must be greater than zero");
        }
    }
}
