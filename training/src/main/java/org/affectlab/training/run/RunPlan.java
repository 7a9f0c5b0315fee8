package org.affectlab.training.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.affectlab.evaluation.Fold;
import org.affectlab.training.config.TrainingSettings;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.IemocapSpeakers;
import org.affectlab.training.data.SpeechDataset;
import org.jspecify.annotations.Nullable;

/**
 * Which clips a run trains on, chooses its epoch with, and is tested on. Speakers of the three lists are disjoint. Immutable.
 *
 * @param unlabelled clips of a target corpus, whose labels training does not look at; empty without one. They may be those of the test, as the papers have it
 * @param fold counts from 1; 0 when the run trains on every speaker and has no test
 */
public record RunPlan(
        TrainingSettings settings,
        long seed,
        int fold,
        List<Clip> training,
        List<Clip> validation,
        List<Clip> test,
        List<Clip> unlabelled) {

    public RunPlan {
        requireNonNull(settings, "settings is null");
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        unlabelled = List.copyOf(unlabelled);
        if (training.isEmpty()) {
            throw new IllegalArgumentException("no clip to train on");
        }
    }

    /** @param fold the split, or null to train on every speaker */
    public static RunPlan of(TrainingSettings settings, long seed, SpeechDataset dataset, @Nullable Fold fold) {
        SpeechDataset labelled = dataset.withLabels(settings.labels());
        List<String> testSpeakers = fold == null ? List.of() : fold.testSpeakers();
        List<String> validationSpeakers =
                validationSpeakers(dataset, testSpeakers, settings.protocol().validationSpeakers());
        List<String> trainingSpeakers = new ArrayList<>(dataset.speakers());
        trainingSpeakers.removeAll(testSpeakers);
        trainingSpeakers.removeAll(validationSpeakers);
        return new RunPlan(
                settings,
                seed,
                fold == null ? 0 : fold.number(),
                labelled.clipsOf(trainingSpeakers),
                labelled.clipsOf(validationSpeakers),
                labelled.clipsOf(testSpeakers),
                List.of());
    }

    /** All of the source with its labels, all of the target without, and the target as the test (paper: DIDAN, section e). */
    public static RunPlan across(TrainingSettings settings, long seed, SpeechDataset source, SpeechDataset target) {
        return new RunPlan(settings, seed, 0, source.clips(), List.of(), target.clips(), target.clips());
    }

    /** All of the source with its labels and all of a target that has none, so there is no test. */
    public static RunPlan towardsUnlabelled(
            TrainingSettings settings, long seed, SpeechDataset source, SpeechDataset target) {
        return new RunPlan(settings, seed, 0, source.clips(), List.of(), List.of(), target.clips());
    }

    /** First those who were recorded with a test speaker and are not tested themselves, then those who follow in the list. */
    private static List<String> validationSpeakers(SpeechDataset dataset, List<String> test, int count) {
        List<String> speakers = dataset.speakers();
        if (count + test.size() >= speakers.size()) {
            throw new IllegalArgumentException("validationSpeakers leaves nobody to train on");
        }
        int first = test.isEmpty() ? 0 : speakers.indexOf(test.get(test.size() - 1)) + 1;
        Stream<String> partners = test.stream()
                .flatMap(speaker -> IemocapSpeakers.partner(dataset.name(), speaker).stream())
                .filter(partner -> speakers.contains(partner) && !test.contains(partner));
        Stream<String> following = IntStream.range(0, speakers.size() - test.size())
                .mapToObj(index -> speakers.get((first + index) % speakers.size()));
        return Stream.concat(partners, following).distinct().limit(count).toList();
    }
}
