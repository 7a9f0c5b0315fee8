package org.affectlab.training.pointcloud.config;

import static java.util.Objects.requireNonNull;

import org.affectlab.training.config.Checks;

/**
 * Where training inputs come from.
 *
 * @param kind of choice
 * @param centreNoiseMetres standard deviation of a centre's shift along each axis (code: RandLA-Net has 0.35)
 * @param balancedShare share of the inputs that have a random point of a random class at their centre instead, each class as likely (our choice, 0: none)
 * @param scenesInMemory most scenes that are kept in memory; {@link Kind#POSSIBILITY} needs room for all training scenes
 */
public record SamplingSettings(Kind kind, double centreNoiseMetres, double balancedShare, int scenesInMemory) {
    /** How centres are chosen. */
    public enum Kind {
        /** The least visited point of all training scenes, anew in every epoch (code: RandLA-Net, on S3DIS and Semantic3D). */
        POSSIBILITY,
        /** A random point of a random scene (code: RandLA-Net, on SemanticKITTI). */
        RANDOM
    }

    public SamplingSettings {
        requireNonNull(kind, "sampling.kind is null");
        Checks.check(
                centreNoiseMetres >= 0 && centreNoiseMetres <= 1000,
                "sampling.centreNoiseMetres must be in [0, 1000]: " + centreNoiseMetres);
        Checks.probability(balancedShare, "sampling.balancedShare");
        Checks.check(
                balancedShare == 0 || kind == Kind.POSSIBILITY, "sampling.balancedShare needs all scenes in memory");
        Checks.check(scenesInMemory >= 1, "sampling.scenesInMemory must be at least 1: " + scenesInMemory);
    }
}
