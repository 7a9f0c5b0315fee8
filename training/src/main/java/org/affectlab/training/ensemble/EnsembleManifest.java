package org.affectlab.training.ensemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.TrainingData;

/** {@code model.json} of an ensemble: the longest member's input, and all members' data, licences and citations. Stateless. */
final class EnsembleManifest {
    private EnsembleManifest() {}

    static ModelManifest of(
            EnsembleRequest request, List<PackagedRun> members, PackagedRun longest, Map<String, Double> metrics) {
        ModelManifest input = longest.modelPackage().manifest();
        return new ModelManifest(
                request.name(),
                request.version(),
                input.task(),
                ModelFormat.ENSEMBLE,
                input.labels(),
                input.inputs(),
                input.outputs(),
                input.preprocessing(),
                input.batching(),
                trainingData(members),
                "The mean of the logits of " + members.size()
                        + " packages that were trained apart and did not hear the speakers who are tested."
                        + request.noteAfterText(),
                metrics,
                distinct(members, ModelManifest::licence, "; "),
                distinct(members, ModelManifest::citation, " "),
                members.stream()
                        .anyMatch(member -> member.modelPackage().manifest().demo()),
                Map.of());
    }

    private static String distinct(List<PackagedRun> members, Function<ModelManifest, String> text, String separator) {
        return members.stream()
                .map(member -> text.apply(member.modelPackage().manifest()))
                .distinct()
                .collect(Collectors.joining(separator));
    }

    /** Each corpus once. What members say differently of its split is told member by member. */
    private static List<TrainingData> trainingData(List<PackagedRun> members) {
        Map<TrainingData, Map<String, String>> splits = new LinkedHashMap<>();
        for (PackagedRun member : members) {
            ModelManifest manifest = member.modelPackage().manifest();
            for (TrainingData data : manifest.trainingData()) {
                splits.computeIfAbsent(
                                new TrainingData(data.name(), data.licence(), data.citation(), ""),
                                corpus -> new LinkedHashMap<>())
                        .put(manifest.name() + " " + manifest.version(), data.split());
            }
        }
        List<TrainingData> joined = new ArrayList<>();
        splits.forEach((corpus, byMember) -> joined.add(
                new TrainingData(corpus.name(), corpus.licence(), corpus.citation(), split(byMember, members.size()))));
        return joined;
    }

    private static String split(Map<String, String> byMember, int members) {
        List<String> texts = byMember.values().stream().distinct().toList();
        if (texts.size() == 1 && byMember.size() == members) {
            return texts.get(0);
        }
        return byMember.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
