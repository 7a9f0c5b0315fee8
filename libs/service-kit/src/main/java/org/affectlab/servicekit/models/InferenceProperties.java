package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import org.affectlab.inference.djl.InferenceDevice;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where models compute, under {@code affectlab.inference}.
 *
 * @param device {@code auto} (the first GPU if this libtorch can use it, else the processor), {@code cpu}, or {@code gpu:N}, which fails at
 *     the start where that GPU cannot be used
 */
@ConfigurationProperties("affectlab.inference")
public record InferenceProperties(@DefaultValue("auto") InferenceDevice device) {
    public InferenceProperties {
        requireNonNull(device, "affectlab.inference.device is null");
    }
}
