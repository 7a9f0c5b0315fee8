package org.affectlab.training.command;

import java.util.ArrayList;
import java.util.List;
import org.affectlab.training.config.AlignmentSettings;
import org.affectlab.training.config.AlignmentSettings.Kind;
import org.affectlab.training.config.NamedAlignment;
import org.affectlab.training.report.CrossCorpusRuns;

/** The points of a grid around one method of alignment, without the point that it stands on. Stateless. */
final class MethodGrid {
    private MethodGrid() {}

    /** Name and settings of one point. */
    record Point(String method, AlignmentSettings alignment) {}

    static List<Point> of(String method, AlignmentSettings fixed, List<Double> lambdas, List<Double> alphas) {
        if (fixed.kind() == Kind.NONE || method.equals(NamedAlignment.BATCH_STATISTICS)) {
            return List.of();
        }
        boolean sparse = fixed.kind() == Kind.IDA && fixed.alpha() > 0;
        List<Point> points = new ArrayList<>();
        for (double lambda : with(fixed.lambda(), lambdas)) {
            for (double alpha : sparse ? with(fixed.alpha(), alphas) : List.of(fixed.alpha())) {
                AlignmentSettings settings = fixed.with(fixed.kind(), lambda, alpha);
                if (!settings.equals(fixed)) {
                    String name = "lambda=" + lambda + (sparse ? ",alpha=" + alpha : "");
                    points.add(new Point(CrossCorpusRuns.gridPoint(method, name), settings));
                }
            }
        }
        return points;
    }

    private static List<Double> with(double own, List<Double> others) {
        List<Double> all = new ArrayList<>(List.of(own));
        others.stream().filter(value -> value != own).distinct().forEach(all::add);
        return all;
    }
}
