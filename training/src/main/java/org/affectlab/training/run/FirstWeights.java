package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.training.augment.RandomStreams;
import org.affectlab.training.config.PretrainingSettings;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.ParameterInitialiser;
import org.affectlab.training.network.ParameterSource;

/**
 * What a run begins with: random values of its seed, or a package's.
 *
 * @param heardSpeakers whom the package has learned from, as {@code CORPUS:SPEAKER}; empty for random values
 * @param measuring whether statistics of the training recordings are this run's to measure: a package's come with its weights
 */
public record FirstWeights(ParameterSource source, List<String> heardSpeakers, boolean measuring) {
    public FirstWeights {
        requireNonNull(source, "source is null");
        heardSpeakers = List.copyOf(heardSpeakers);
    }

    /**
     * As the plan's settings ask for; libtorch must have been started. A finished run needs no package; one that goes on has its statistics in
     * its checkpoint.
     *
     * @param settingsFile which the package's path is relative to
     * @param corpus name of the run's corpus
     * @throws IOException if the package cannot be had, is of another network, or knows speakers whom the run tests
     */
    static FirstWeights of(
            RunPlan plan, Path settingsFile, String corpus, NetworkArchive archive, RunDirectory directory)
            throws IOException {
        ParameterSource random = new ParameterInitialiser(new RandomStreams(plan.seed()));
        PretrainingSettings pretraining = plan.settings().pretraining();
        boolean finished = directory.readResult().isPresent();
        if (!pretraining.wanted() || finished) {
            return new FirstWeights(random, List.of(), !finished && !directory.hasCheckpoint());
        }
        PretrainedPackage pretrained = PretrainedPackage.open(pretraining, settingsFile);
        check(pretrained, plan, corpus);
        return new FirstWeights(
                pretrained.parameters(archive, plan.settings(), random), pretrained.heardSpeakers(), false);
    }

    /**
     * Refuses runs before the first of them begins.
     *
     * @throws IOException as {@link #of} would
     */
    static void check(List<RunPlan> plans, Path settingsFile, String corpus) throws IOException {
        PretrainingSettings pretraining = plans.get(0).settings().pretraining();
        if (pretraining.wanted()) {
            PretrainedPackage pretrained = PretrainedPackage.open(pretraining, settingsFile);
            for (RunPlan plan : plans) {
                check(pretrained, plan, corpus);
            }
        }
    }

    private static void check(PretrainedPackage pretrained, RunPlan plan, String corpus) throws IOException {
        pretrained.checkUnheard(
                corpus,
                Stream.concat(plan.validation().stream(), plan.test().stream()).toList());
    }
}
