package org.affectlab.benchmarks.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.affectlab.benchmarks.report.MarkdownTable;
import org.affectlab.benchmarks.report.ReportFile;
import org.affectlab.benchmarks.report.Target;

/** The end of every tool: prints and writes the report and the table of targets, and gives the exit status. */
final class Verdict {
    private final PrintWriter out;
    private final ReportFile file;

    Verdict(PrintWriter out, ReportFile file) {
        this.out = requireNonNull(out, "out is null");
        this.file = requireNonNull(file, "file is null");
    }

    /** Prints the report of a part, which is not written. */
    static int glance(PrintWriter out, String report) {
        out.println();
        out.println(report.strip());
        out.flush();
        return 0;
    }

    /** 0 when every target was met, else 1. */
    int give(String title, String report, List<Target> targets) throws IOException {
        String text = report.strip() + "\n\n" + MarkdownTable.of(targets);
        file.write(title, text);
        out.println();
        out.println(text);
        out.println("Written to " + file.file());
        boolean met = targets.stream().allMatch(Target::met);
        if (!met) {
            out.println("A target was missed.");
        }
        out.flush();
        return met ? 0 : 1;
    }
}
