package org.affectlab.training.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A page, as {@link ReportWriter} writes it, for every network under the protocol of {@link RavdessSection}. Stateless. */
public final class RavdessPages {
    private RavdessPages() {}

    /**
     * @param page the comparison, beside which their folder lies
     * @throws IOException if nothing is known of a corpus, or a page cannot be written
     */
    public static void write(SpeechRuns runs, Path page) throws IOException {
        for (Map.Entry<String, RunCollection> entry : runs.ravdess().entrySet()) {
            Path file = page.resolveSibling(RavdessSection.PAGES).resolve(entry.getKey() + ".md");
            ReportWriter.of(entry.getValue(), null, null).write(entry.getValue(), file);
        }
    }
}
