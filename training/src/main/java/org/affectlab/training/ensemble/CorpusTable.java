package org.affectlab.training.ensemble;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.Predictions;
import org.affectlab.training.data.Clip;
import org.affectlab.training.report.Markdown;
import org.affectlab.training.run.Evaluation;

/** Unweighted average recall corpus by corpus, of clips of several joined corpora. Stateless. */
final class CorpusTable {
    private CorpusTable() {}

    /** @param evaluations by what is at the head of a column; all of the same clips, whose ids begin with the folder of their corpus */
    static String markdown(Map<String, Evaluation> evaluations) {
        Evaluation any = evaluations.values().iterator().next();
        Map<String, List<Integer>> corpora = new LinkedHashMap<>();
        for (int clip = 0; clip < any.clips().size(); clip++) {
            corpora.computeIfAbsent(Clip.corpusOf(any.clips().get(clip).id()), name -> new ArrayList<>())
                    .add(clip);
        }
        List<String> header = new ArrayList<>(List.of("UAR", "clips"));
        header.addAll(evaluations.keySet());
        header.add("chance");
        List<List<String>> rows = new ArrayList<>();
        corpora.forEach((corpus, clips) -> {
            List<String> row = new ArrayList<>(List.of(corpus, Integer.toString(clips.size())));
            evaluations
                    .values()
                    .forEach(evaluation ->
                            row.add(Markdown.rate(metrics(evaluation, clips).uar())));
            row.add(Markdown.rate(metrics(any, clips).chance()));
            rows.add(row);
        });
        return Markdown.table(header, rows);
    }

    private static ClassificationMetrics metrics(Evaluation evaluation, List<Integer> clips) {
        float[][] probabilities =
                clips.stream().map(clip -> evaluation.probabilities()[clip]).toArray(float[][]::new);
        int[] actual =
                clips.stream().mapToInt(clip -> evaluation.actual()[clip]).toArray();
        return ClassificationMetrics.of(Predictions.confusion(evaluation.labels(), probabilities, actual));
    }
}
