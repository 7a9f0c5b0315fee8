package org.affectlab.training.report;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.affectlab.evaluation.ClassificationMetrics;

/**
 * Every two networks on corpora that neither heard, apart and together: the geometric mean of both's probabilities of a clip, which is near
 * to what a package that names both answers with. Stateless.
 */
final class TogetherSection {
    /** Half of the last decimal that {@code predictions.csv} keeps, in place of a probability that was rounded to nothing. */
    private static final double SMALLEST = 5e-7;

    private TogetherSection() {}

    /** Empty unless two networks have such runs. */
    static String markdown(Path runs, List<String> names) throws IOException {
        List<String> networks = names.stream()
                .filter(name -> name.endsWith(SeveralCorporaSection.LEFT_OUT))
                .sorted()
                .toList();
        StringBuilder text = new StringBuilder();
        for (int first = 0; first < networks.size(); first++) {
            for (int second = first + 1; second < networks.size(); second++) {
                text.append(section(runs, networks.get(first), networks.get(second)));
            }
        }
        return text.toString();
    }

    private static String section(Path runs, String firstName, String secondName) throws IOException {
        List<PredictedClip> first = PredictedClip.ofFirstSeed(runs.resolve(firstName));
        List<PredictedClip> second = PredictedClip.ofFirstSeed(runs.resolve(secondName));
        List<List<String>> rows = new ArrayList<>();
        for (String corpus :
                first.stream().map(PredictedClip::corpus).distinct().toList()) {
            List<PredictedClip> ofFirst = PredictedClip.of(first, corpus);
            List<PredictedClip> ofSecond = PredictedClip.of(second, corpus);
            if (!ofSecond.isEmpty()) {
                ClassificationMetrics together = PredictedClip.metrics(together(ofFirst, ofSecond));
                rows.add(List.of(
                        corpus,
                        Long.toString(together.items()),
                        Markdown.rate(PredictedClip.metrics(ofFirst).uar()),
                        Markdown.rate(PredictedClip.metrics(ofSecond).uar()),
                        Markdown.rate(together.uar()),
                        Markdown.rate(together.chance())));
            }
        }
        if (rows.isEmpty()) {
            return "";
        }
        String one = network(firstName);
        String other = network(secondName);
        return "\n## " + one + " and " + other + " together on a corpus that neither heard\n\n"
                + "UAR of the whole corpus by networks that were trained on the others alone. \"Together\" is the geometric mean of both's"
                + " probabilities of a clip, computed from their predictions.\n\n"
                + Markdown.table(List.of("corpus", "clips", one, other, "together", "chance"), rows);
    }

    private static String network(String name) {
        return name.substring(0, name.length() - SeveralCorporaSection.LEFT_OUT.length());
    }

    private static List<PredictedClip> together(List<PredictedClip> first, List<PredictedClip> second)
            throws IOException {
        Map<String, PredictedClip> others = second.stream().collect(toMap(PredictedClip::id, Function.identity()));
        if (first.size() != others.size() || !first.stream().allMatch(clip -> others.containsKey(clip.id()))) {
            throw new IOException(
                    "two networks were tested on other clips of " + first.get(0).corpus());
        }
        return first.stream()
                .map(clip -> {
                    Map<String, Double> mean =
                            mean(clip.probabilities(), others.get(clip.id()).probabilities());
                    String predicted = mean.entrySet().stream()
                            .max(Map.Entry.<String, Double>comparingByValue()
                                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                            .orElseThrow()
                            .getKey();
                    return new PredictedClip(clip.id(), clip.emotion(), predicted, mean);
                })
                .toList();
    }

    /** Not divided by its sum, which changes no order. */
    private static Map<String, Double> mean(Map<String, Double> first, Map<String, Double> second) {
        return first.keySet().stream()
                .collect(toMap(
                        Function.identity(),
                        label -> Math.sqrt(Math.max(first.get(label), SMALLEST)
                                * Math.max(second.getOrDefault(label, 0.0), SMALLEST))));
    }
}
