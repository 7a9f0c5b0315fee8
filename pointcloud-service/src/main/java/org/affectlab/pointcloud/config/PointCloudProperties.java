package org.affectlab.pointcloud.config;

import org.affectlab.pointcloud.pipeline.PipelineLimits;
import org.affectlab.servicekit.models.ModelReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this service, under {@code affectlab.pointclouds}.
 *
 * @param defaultModel name, or name@version, of the model that answers when the client names none; without a value the first by name that is ready
 * @param maxPoints most points of a cloud that is analysed while its client waits; what is more becomes a job
 * @param maxJobPoints most points of a cloud of a job; the memory for uploads may allow fewer
 * @param maxGridPoints most points on the model's grid of a cloud that is analysed while its client waits: they decide how long the model works
 * @param inputsInFlight most inputs of one cloud that are with the model at a time
 * @param threads of each cloud for what is not the model's work; without a value half as many as there are processors, at least one
 * @param concurrent clouds that are decoded, subsampled or written at a time while their clients wait; without a value half as many as there are processors, at least one
 * @param waiting clouds that may wait for that
 */
@ConfigurationProperties("affectlab.pointclouds")
public record PointCloudProperties(
        @Nullable String defaultModel,
        @DefaultValue("1000000") int maxPoints,
        @DefaultValue("20000000") int maxJobPoints,
        @DefaultValue("200000") int maxGridPoints,
        @DefaultValue("12") int inputsInFlight,
        @Nullable Integer threads,
        @Nullable Integer concurrent,
        @DefaultValue("64") int waiting) {
    public PointCloudProperties {
        defaultModel = defaultModel == null || defaultModel.isBlank() ? null : defaultModel;
        if (defaultModel != null) {
            ModelReference.parse(defaultModel);
        }
        new PipelineLimits(maxPoints, maxJobPoints, maxGridPoints);
        if (inputsInFlight < 1
                || (threads != null && threads < 1)
                || (concurrent != null && concurrent < 1)
                || waiting < 0) {
            throw new IllegalArgumentException(
                    "affectlab.pointclouds.inputs-in-flight, threads and concurrent must be greater than zero and waiting not negative");
        }
    }

    PipelineLimits limits() {
        return new PipelineLimits(maxPoints, maxJobPoints, maxGridPoints);
    }

    @Nullable
    ModelReference model() {
        return defaultModel == null ? null : ModelReference.parse(defaultModel);
    }

    int threadsOr(int processors) {
        return threads == null ? Math.max(1, processors / 2) : threads;
    }

    int concurrentOr(int processors) {
        return concurrent == null ? Math.max(1, processors / 2) : concurrent;
    }
}
