package org.affectlab.speech.api.adaptation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.affectlab.servicekit.jobs.JobProblem;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.speech.pipeline.adaptation.FeatureMatrix;
import org.affectlab.speech.pipeline.adaptation.LabelledSource;
import org.jspecify.annotations.Nullable;

/**
 * The caller's labelled recordings: one corpus, emotions in the order of the alphabet. With {@code labels.csv} that alone says what is labelled how; else
 * the folder that a recording lies in. Immutable.
 *
 * @param problems recordings that could not be used, and why
 */
record OwnSource(LabelledSource source, List<AdaptedFile> problems) {
    /** Usable recordings that every emotion needs (our choice). */
    static final int FEWEST_OF_EMOTION = 5;

    /** @throws ProblemException TOO_FEW_ITEMS if there are not two emotions */
    static OwnSource of(List<ItemFeatures> items, @Nullable LabelFile labels) {
        List<AdaptedFile> problems = new ArrayList<>();
        List<float[]> features = new ArrayList<>();
        List<LabelFile.Label> known = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ItemFeatures item : items) {
            seen.add(ArchivePlace.belowSource(item.item()));
            LabelFile.Label label = label(item, labels);
            if (item.problem() != null) {
                problems.add(AdaptedFile.failed(item.item(), item.problem()));
            } else if (label == null) {
                problems.add(AdaptedFile.failed(item.item(), unlabelled(labels != null)));
            } else {
                features.add(item.usable());
                known.add(label);
            }
        }
        if (labels != null) {
            labels.labels().keySet().stream()
                    .filter(file -> !seen.contains(file))
                    .forEach(file -> problems.add(AdaptedFile.failed("source/" + file, missing())));
        }
        return new OwnSource(source(features, known, labels != null && labels.hasSpeakers()), List.copyOf(problems));
    }

    private static LabelledSource source(List<float[]> features, List<LabelFile.Label> labels, boolean speakers) {
        Set<String> names = new TreeSet<>();
        labels.forEach(label -> names.add(label.emotion()));
        if (names.size() < 2) {
            throw ProblemException.withLimit(
                    ProblemCode.TOO_FEW_ITEMS,
                    "The usable recordings under source/ have " + names.size() + " emotions; 2 are needed.",
                    2,
                    names.size());
        }
        List<String> emotions = List.copyOf(names);
        Map<String, Integer> numbers = new HashMap<>();
        return new LabelledSource(
                emotions,
                FeatureMatrix.of(features),
                labels.stream()
                        .mapToInt(label -> emotions.indexOf(label.emotion()))
                        .toArray(),
                new int[labels.size()],
                speakers
                        ? labels.stream()
                                .mapToInt(label -> numbers.computeIfAbsent(
                                        String.valueOf(label.speaker()), unknown -> numbers.size()))
                                .toArray()
                        : null);
    }

    private static LabelFile.@Nullable Label label(ItemFeatures item, @Nullable LabelFile labels) {
        if (labels != null) {
            return labels.labels().get(ArchivePlace.belowSource(item.item()));
        }
        return ArchivePlace.emotionFolder(item.item())
                .filter(EmotionName::isOne)
                .map(emotion -> new LabelFile.Label(emotion, null))
                .orElse(null);
    }

    private static JobProblem unlabelled(boolean byFile) {
        return JobProblem.of(new ProblemException(
                ProblemCode.UNLABELLED_ITEM,
                byFile
                        ? "source/" + ArchivePlace.LABELS + " does not name this recording."
                        : "This recording lies in no folder that is the name of an emotion."));
    }

    private static JobProblem missing() {
        return JobProblem.of(new ProblemException(
                ProblemCode.UNREADABLE_ITEM,
                "source/" + ArchivePlace.LABELS + " names this recording, but the archive does not have it."));
    }
}
