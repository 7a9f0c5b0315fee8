package org.affectlab.pointcloud.api;

import org.jspecify.annotations.Nullable;

/**
 * What a client may say of a segmentation; checked when it begins.
 *
 * @param model name, or name@version; null for the default model
 * @param format null to let the content say
 * @param units null to let the file say
 * @param upAxis null for z
 * @param probabilities whether the cloud carries them; null for no
 * @param entropy whether the cloud carries it; null for no
 * @param npy what the array holds; null for the classes
 */
public record SegmentationParameters(
        @Nullable String model,
        @Nullable String format,
        @Nullable String units,
        @Nullable String upAxis,
        @Nullable Boolean probabilities,
        @Nullable Boolean entropy,
        @Nullable String npy) {}
