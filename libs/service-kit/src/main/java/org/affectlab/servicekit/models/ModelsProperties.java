package org.affectlab.servicekit.models;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which models are served and how, under {@code affectlab.models}.
 *
 * @param folders folders of packages, {@code <name>/<version>/} below each; relative ones count from the working directory
 * @param required names, or names@versions, of the models without which the service is not ready; empty: any one is enough
 * @param workers inference threads of each model; without a value they follow the processors of the process
 * @param maxQueuedItems items that may wait for one model
 * @param maxQueuedBytes bytes that may wait for one model
 */
@ConfigurationProperties("affectlab.models")
public record ModelsProperties(
        @DefaultValue("models/packages") List<Path> folders,
        @DefaultValue List<String> required,
        @Nullable Integer workers,
        @DefaultValue("512") int maxQueuedItems,
        @DefaultValue("128MB") DataSize maxQueuedBytes) {
    public ModelsProperties {
        folders = List.copyOf(folders);
        required = List.copyOf(required);
        if (folders.isEmpty()) {
            throw new IllegalArgumentException("affectlab.models.folders must name a folder");
        }
        if (workers != null && workers < 1) {
            throw new IllegalArgumentException("affectlab.models.workers must be greater than zero");
        }
        if (maxQueuedItems < 1 || maxQueuedBytes.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "affectlab.models.max-queued-items and max-queued-bytes must be greater than zero");
        }
    }
}
