package org.affectlab.training.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.affectlab.training.report.Markdown;

/** The comparison as a page. Stateless. */
final class FormsReport {
    private FormsReport() {}

    static String page(String model, String digest, String corpus, List<String> speakers, List<FormDifference> rows) {
        List<List<String>> cells = new ArrayList<>();
        for (FormDifference row : rows) {
            cells.add(List.of(
                    row.title(),
                    row.lossless() ? "yes" : "no",
                    decimals(row.quantile(0.5)),
                    decimals(row.quantile(0.9)),
                    decimals(row.largest()),
                    row.withinAim() + " of " + row.clips(),
                    row.sameLabel() + " of " + row.clips()));
        }
        return "# Answers to one recording in different forms\n\n"
                + "Model " + model + ", " + digest + ". " + rows.get(0).clips() + " clips of " + corpus
                + ", speakers " + String.join(", ", speakers)
                + ". Each clip is stored in the form, decoded as the service decodes, and classified; the difference is the largest of a"
                + " clip's probabilities against the 16-bit WAV of 16 kHz.\n\n"
                + Markdown.table(
                        List.of(
                                "form",
                                "lossless",
                                "median difference",
                                "90 % of clips within",
                                "largest",
                                "within " + FormDifference.AIM,
                                "same label"),
                        cells);
    }

    private static String decimals(double value) {
        return value < 1e-3 ? String.format(Locale.ROOT, "%.0e", value) : Markdown.rate(value);
    }
}
