package org.affectlab.training.pointcloud.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.training.config.Checks;

/**
 * Where training inputs come from.
 *
 * @param kind of choice
 * @param centreNoiseMetres standard deviation of a centre's shift along each axis (code: RandLA-Net has 0.35)
 * @param sceneExponent of {@link Kind#RANDOM}: a scene is as likely as its points to this power; other than 0 needs all scenes in memory (our choice)
 * @param balancedShare share of the inputs that have a random point of a random class at their centre instead (our choice, 0: none)
 * @param balancedWeights how likely each class is then; empty: all alike
 * @param scenesInMemory most scenes that are kept in memory
 */
public record SamplingSettings(
        Kind kind,
        double centreNoiseMetres,
        double sceneExponent,
        double balancedShare,
        List<Double> balancedWeights,
        int scenesInMemory) {
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
                sceneExponent >= 0 && sceneExponent <= 1, "sampling.sceneExponent must be in [0, 1]: " + sceneExponent);
        balancedWeights = List.copyOf(requireNonNull(balancedWeights, "sampling.balancedWeights is null"));
        Checks.check(
                balancedWeights.stream().allMatch(weight -> weight >= 0 && weight <= 1e6),
                "sampling.balancedWeights must not be negative: " + balancedWeights);
        Checks.check(scenesInMemory >= 1, "sampling.scenesInMemory must be at least 1: " + scenesInMemory);
    }

    /** Whether every training scene must be in memory. */
    public boolean needsAllScenes() {
        return kind == Kind.POSSIBILITY || sceneExponent > 0 || balancedShare > 0;
    }
}
