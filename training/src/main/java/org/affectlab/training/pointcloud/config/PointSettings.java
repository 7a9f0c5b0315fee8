package org.affectlab.training.pointcloud.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.affectlab.pointscenes.SceneRecipe;
import org.affectlab.pointscenes.VotingRule;
import org.affectlab.training.config.Checks;
import org.affectlab.training.config.OptimiserSettings;

/**
 * Everything that decides the outcome of a run on point clouds but the data and the seed.
 *
 * @param name of the run and of the package that it becomes
 * @param archive path without suffix of the trainable archive ({@code .pt.gz} and {@code .json}), relative to the settings file
 * @param labels classes in the order of the network's output; points of another class are ignored
 * @param merge classes of the data that count as another one
 * @param protocol which scenes are held out
 * @param recipe from cloud to network
 * @param voting of evaluation, and of the package
 * @param sampling of training inputs
 * @param optimiser as for every network; its cosine is used where the schedule says so
 * @param schedule of the learning rate
 * @param augmentation of training inputs
 * @param loss what is made least
 * @param epochs each of {@code stepsPerEpoch} steps of {@code batchSize} inputs
 * @param evaluateEveryEpochs held-out scenes are segmented after every so many epochs, and after the last one
 * @param statisticsSteps before an evaluation and before the network is written, a copy of it sees so many batches, so that the statistics of its batch
 *     normalisation belong to its weights; 0: they stay what training made of them. Needed where weights are averaged
 * @param choice of the epoch that is kept
 */
public record PointSettings(
        String name,
        String archive,
        List<String> labels,
        List<Merge> merge,
        PointProtocol protocol,
        SceneRecipe recipe,
        VotingRule voting,
        SamplingSettings sampling,
        OptimiserSettings optimiser,
        ScheduleSettings schedule,
        PointAugmentation augmentation,
        LossSettings loss,
        int epochs,
        int stepsPerEpoch,
        int batchSize,
        int evaluateEveryEpochs,
        int statisticsSteps,
        Choice choice) {

    /** Which epoch's network is the result. */
    public enum Choice {
        /** The last one: the held-out scenes choose nothing. */
        LAST,
        /** The one with the best mIoU of the held-out scenes (code: RandLA-Net). Its figures are then too good, and the report says so. */
        BEST_HELD_OUT
    }

    /** @param from a class of the data that counts as the class {@code to} */
    public record Merge(String from, String to) {
        public Merge {
            requireNonNull(from, "merge.from is null");
            requireNonNull(to, "merge.to is null");
        }
    }

    public PointSettings {
        Checks.check(
                requireNonNull(name, "name is null").matches("[a-z0-9][a-z0-9-]{0,63}"),
                "name must be lower-case letters, digits and hyphens: " + name);
        Checks.check(!requireNonNull(archive, "archive is null").isBlank(), "archive is blank");
        labels = List.copyOf(requireNonNull(labels, "labels is null"));
        Checks.check(
                labels.size() >= 2 && labels.stream().distinct().count() == labels.size(),
                "labels must be at least two and distinct: " + labels);
        merge = List.copyOf(requireNonNull(merge, "merge is null"));
        for (Merge pair : merge) {
            Checks.check(
                    labels.contains(pair.to) && !labels.contains(pair.from),
                    "merge must be from a class that is no label to one that is: " + pair);
        }
        requireNonNull(protocol, "protocol is null");
        requireNonNull(recipe, "recipe is null");
        requireNonNull(voting, "voting is null");
        requireNonNull(sampling, "sampling is null");
        requireNonNull(optimiser, "optimiser is null");
        requireNonNull(schedule, "schedule is null");
        requireNonNull(augmentation, "augmentation is null");
        requireNonNull(loss, "loss is null");
        requireNonNull(choice, "choice is null");
        Checks.check(epochs >= 1, "epochs must be at least 1: " + epochs);
        Checks.check(stepsPerEpoch >= 1, "stepsPerEpoch must be at least 1: " + stepsPerEpoch);
        Checks.check(batchSize >= 1 && batchSize <= 1024, "batchSize must be in [1, 1024]: " + batchSize);
        Checks.check(evaluateEveryEpochs >= 1, "evaluateEveryEpochs must be at least 1: " + evaluateEveryEpochs);
        Checks.check(statisticsSteps >= 0, "statisticsSteps must not be negative: " + statisticsSteps);
        Checks.check(
                sampling.balancedWeights().isEmpty()
                        || sampling.balancedWeights().size() == labels.size(),
                "sampling.balancedWeights must be none or one a label: " + sampling.balancedWeights());
        Checks.check(
                loss.classCounts().isEmpty() || loss.classCounts().size() == labels.size(),
                "loss.classCounts must be none or one a label: " + loss.classCounts());
    }

    /** The same settings under another protocol. */
    public PointSettings withProtocol(PointProtocol other) {
        return new PointSettings(
                name,
                archive,
                labels,
                merge,
                other,
                recipe,
                voting,
                sampling,
                optimiser,
                schedule,
                augmentation,
                loss,
                epochs,
                stepsPerEpoch,
                batchSize,
                evaluateEveryEpochs,
                statisticsSteps,
                choice);
    }
}
