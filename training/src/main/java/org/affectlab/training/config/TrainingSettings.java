package org.affectlab.training.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Everything that decides the outcome of a run but the data and the seed.
 *
 * @param name of the run and of the package that it becomes
 * @param archive path without suffix of the trainable archive ({@code .pt.gz} and {@code .json}), relative to the settings file
 * @param labels classes in the order of the network's output; clips with another label are left out
 * @param plateau a rate that follows the training loss
 * @param alignment with an unlabelled target corpus; only cross-corpus runs have one
 * @param pretraining a package whose weights are the first ones
 * @param balance of classes of unequal size
 * @param epochs passes over the training clips
 * @param batchSize windows a step
 * @param labelSmoothing share of the target that is spread evenly over all classes
 * @param patienceEpochs epochs without a better validation UAR before a run stops; 0 never stops early
 * @param evaluateEveryEpochs evaluations are made after every so many epochs and after the last one
 */
public record TrainingSettings(
        String name,
        String archive,
        List<String> labels,
        ProtocolSettings protocol,
        WindowSettings windows,
        OptimiserSettings optimiser,
        PlateauSettings plateau,
        AugmentationSettings augmentation,
        AlignmentSettings alignment,
        PretrainingSettings pretraining,
        ClassBalance balance,
        int epochs,
        int batchSize,
        double labelSmoothing,
        int patienceEpochs,
        int evaluateEveryEpochs) {

    public TrainingSettings {
        Checks.check(
                requireNonNull(name, "name is null").matches("[a-z0-9][a-z0-9-]{0,63}"),
                "name must be lower-case letters, digits and hyphens: " + name);
        Checks.check(!requireNonNull(archive, "archive is null").isBlank(), "archive is blank");
        labels = List.copyOf(requireNonNull(labels, "labels is null"));
        Checks.check(
                labels.size() >= 2 && labels.stream().distinct().count() == labels.size(),
                "labels must be at least two and distinct: " + labels);
        requireNonNull(protocol, "protocol is null");
        requireNonNull(windows, "windows is null");
        requireNonNull(optimiser, "optimiser is null");
        requireNonNull(plateau, "plateau is null");
        requireNonNull(augmentation, "augmentation is null");
        requireNonNull(alignment, "alignment is null");
        requireNonNull(pretraining, "pretraining is null");
        requireNonNull(balance, "balance is null");
        Checks.check(
                !plateau.wanted() || optimiser.kind() != OptimiserSettings.Kind.SGD,
                "plateau is not for SGD, whose rate follows the progress");
        Checks.check(
                !plateau.wanted() || alignment.kind() == AlignmentSettings.Kind.NONE,
                "plateau is not for an alignment, whose growing weight raises the loss");
        Checks.check(epochs >= 1, "epochs must be at least 1: " + epochs);
        Checks.check(batchSize >= 1 && batchSize <= 4096, "batchSize must be in [1, 4096]: " + batchSize);
        Checks.check(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing must be in [0, 1): " + labelSmoothing);
        Checks.check(patienceEpochs >= 0, "patienceEpochs must not be negative: " + patienceEpochs);
        Checks.check(evaluateEveryEpochs >= 1, "evaluateEveryEpochs must be at least 1: " + evaluateEveryEpochs);
        Checks.check(
                patienceEpochs == 0 || protocol.validationSpeakers() > 0,
                "patienceEpochs needs validationSpeakers: the test speakers must not choose the epoch");
        Checks.check(
                optimiser.warmUpEpochs() <= epochs, "warmUpEpochs must not exceed epochs: " + optimiser.warmUpEpochs());
    }

    /** The same settings under another protocol. */
    public TrainingSettings withProtocol(ProtocolSettings other) {
        return new TrainingSettings(
                name,
                archive,
                labels,
                other,
                windows,
                optimiser,
                plateau,
                augmentation,
                alignment,
                pretraining,
                balance,
                epochs,
                batchSize,
                labelSmoothing,
                patienceEpochs,
                evaluateEveryEpochs);
    }

    /**
     * The same settings for other classes: in the archive's path {@code {classes}} stands for their number.
     *
     * @param method what replaces the alignment
     */
    public TrainingSettings withClasses(List<String> classes, AlignmentSettings method) {
        return new TrainingSettings(
                name,
                archive.replace("{classes}", Integer.toString(classes.size())),
                classes,
                protocol,
                windows,
                optimiser,
                plateau,
                augmentation,
                method,
                pretraining,
                balance,
                epochs,
                batchSize,
                labelSmoothing,
                patienceEpochs,
                evaluateEveryEpochs);
    }
}
