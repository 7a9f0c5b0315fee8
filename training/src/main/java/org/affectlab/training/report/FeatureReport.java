package org.affectlab.training.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A page on how the acoustic parameter sets agree with an independent extractor's values. Stateless. */
public final class FeatureReport {
    private FeatureReport() {}

    public static String markdown(List<FeatureAgreement> agreements) throws IOException {
        StringBuilder page = new StringBuilder("# Acoustic features beside an independent extractor\n\n")
                .append(
                        "Computed by `train features-report`; nothing in the tables is written by hand. r is Pearson's correlation over the recordings,")
                .append(" the difference is relative to the reference's value.\n\n")
                .append(Markdown.table(
                        List.of(
                                "set",
                                "recordings",
                                "functionals",
                                "r ≥ 0.99",
                                "r ≥ 0.95",
                                "r ≥ 0.90",
                                "median difference"),
                        agreements.stream().map(FeatureReport::summary).toList()));
        for (FeatureAgreement agreement : agreements) {
            page.append("\n## ").append(agreement.set().title()).append("\n\n").append(table(agreement));
        }
        return page.append('\n')
                .append(TextTemplate.find("notes/features.md").orElse(""))
                .toString();
    }

    private static List<String> summary(FeatureAgreement agreement) {
        return List.of(
                agreement.set().title(),
                Integer.toString(agreement.recordings()),
                Integer.toString(agreement.set().names().size()),
                Integer.toString(agreement.atLeast(0.99)),
                Integer.toString(agreement.atLeast(0.95)),
                Integer.toString(agreement.atLeast(0.90)),
                difference(agreement.medianRelativeDifference()));
    }

    private static String table(FeatureAgreement agreement) {
        List<List<String>> rows = new ArrayList<>();
        List<String> names = agreement.set().names();
        for (int column = 0; column < names.size(); column++) {
            rows.add(List.of(
                    names.get(column),
                    String.format(Locale.ROOT, "%.5f", agreement.correlation(column)),
                    difference(agreement.medianRelativeDifference(column)),
                    agreement.correlation(column) >= 0.99 ? "" : "below 0.99"));
        }
        return Markdown.table(List.of("functional", "r", "median difference", ""), rows);
    }

    private static String difference(double value) {
        return String.format(Locale.ROOT, "%.1e", value);
    }
}
