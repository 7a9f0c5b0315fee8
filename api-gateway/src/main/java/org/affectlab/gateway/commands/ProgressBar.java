package org.affectlab.gateway.commands;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Shows how far a job is: one line that is written again on a terminal, a line for each change elsewhere. For one thread. */
final class ProgressBar {
    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final boolean terminal;

    ProgressBar(PrintWriter out, boolean terminal) {
        this.out = requireNonNull(out, "out is null");
        this.terminal = terminal;
    }

    /** @param job as the gateway describes it */
    void show(JsonNode job) {
        int full = (int) Math.round(job.path("progress").path("fraction").asDouble(0) * WIDTH);
        String line = String.format(
                "%-9s [%s%s] %s",
                job.path("state").asString(""), "#".repeat(full), " ".repeat(WIDTH - full), numbers(job));
        out.print(terminal ? "\r\u001b[K" + line : line + System.lineSeparator());
        out.flush();
    }

    void end() {
        if (terminal) {
            out.println();
        }
    }

    /** As {@code 12/48 windows}; empty while nothing is known. */
    static String numbers(JsonNode job) {
        JsonNode progress = job.path("progress");
        long total = progress.path("total").asLong(0);
        return total == 0
                ? ""
                : progress.path("done").asLong(0) + "/" + total + " "
                        + progress.path("unit").asString("");
    }
}
