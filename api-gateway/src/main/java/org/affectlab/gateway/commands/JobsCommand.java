package org.affectlab.gateway.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.gateway.commands.GatewayCalls.RefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The command {@code jobs}: lists, shows, follows and cancels the jobs of a key, and fetches their results. */
@Command(name = "jobs", mixinStandardHelpOptions = true, description = "Lists, shows, follows and cancels jobs.")
public final class JobsCommand implements Runnable {
    private static final String ROW = "%-44s %-10s %-24s %-22s %s%n";
    private static final String COMPLETED = "COMPLETED";

    @Option(
            names = "--url",
            description = "Address of the gateway (AFFECTLAB_URL, default: ${DEFAULT-VALUE}).",
            defaultValue = "${env:AFFECTLAB_URL:-http://127.0.0.1:8080}")
    private String url = "";

    @Option(names = "--limit", description = "Most jobs to list (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Spec
    private CommandSpec spec;

    /** Runs the command and returns its exit code: 0, 1 for what was refused or did not end well, 2 for wrong usage. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new JobsCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("jobs: " + failure.getMessage());
            return 1;
        });
    }

    /** Without a command of its own it lists. */
    @Override
    public void run() {
        try {
            list();
        } catch (IOException | RefusedException failure) {
            throw new CommandLine.ExecutionException(spec.commandLine(), failure.getMessage(), failure);
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The newest jobs.")
    int list() throws IOException, RefusedException {
        List<JsonNode> jobs = calls().json("/v1/jobs?limit=" + limit)
                .path("jobs")
                .valueStream()
                .toList();
        out().printf(ROW, "JOB", "STATE", "ANALYSIS", "CREATED", "PROGRESS");
        for (JsonNode job : jobs) {
            out().printf(
                            ROW,
                            text(job, "id"),
                            text(job, "state"),
                            text(job, "analysis"),
                            text(job, "createdAt").replaceAll("\\.[0-9]+Z", "Z"),
                            ProgressBar.numbers(job));
        }
        out().flush();
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "A job, as JSON.")
    int show(@Parameters(paramLabel = "JOB") String id) throws IOException, RefusedException {
        out().println(calls().json(path(id)).toPrettyString());
        return 0;
    }

    @Command(
            name = "follow",
            mixinStandardHelpOptions = true,
            description = "Shows the progress until the job ends; 0 if it completed, else 1.")
    int follow(@Parameters(paramLabel = "JOB") String id) throws IOException, RefusedException {
        ProgressBar bar = new ProgressBar(out(), System.console() != null);
        String state = "";
        try (Stream<JsonNode> events = calls().events(path(id) + "/events")) {
            for (JsonNode job : (Iterable<JsonNode>) events::iterator) {
                bar.show(job);
                state = text(job, "state");
            }
        }
        bar.end();
        if (!state.equals(COMPLETED)) {
            JsonNode job = calls().json(path(id));
            state = text(job, "state");
            out().println(id + " is " + state
                    + (job.has("problem")
                            ? ": " + job.path("problem").path("detail").asString("")
                            : ""));
        }
        return state.equals(COMPLETED) ? 0 : 1;
    }

    @Command(name = "cancel", mixinStandardHelpOptions = true, description = "Ends a job; deletes one that has ended.")
    int cancel(@Parameters(paramLabel = "JOB") String id) throws IOException, RefusedException {
        calls().delete(path(id));
        out().println("Cancelled " + id);
        return 0;
    }

    @Command(name = "result", mixinStandardHelpOptions = true, description = "The result of a job.")
    int result(
            @Parameters(paramLabel = "JOB") String id,
            @Option(
                            names = "--form",
                            description = "json, csv, ndjson, arff, npy, las, laz or ply (default: json).",
                            defaultValue = "json")
                    String form,
            @Option(names = "--out", description = "A file in place of standard output; clouds and arrays need one.")
                    @Nullable
                    Path file)
            throws IOException, RefusedException {
        ResultForm wanted = ResultForm.of(form)
                .orElseThrow(() -> new CommandLine.ParameterException(spec.commandLine(), "no form '" + form + "'"));
        if (file != null) {
            calls().save(path(id) + "/result", wanted.mediaType(), file);
            out().println(file);
        } else if (wanted.isText()) {
            out().print(calls().text(path(id) + "/result", wanted.mediaType()));
        } else {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "the form '" + form + "' is no text: name a file with --out");
        }
        out().flush();
        return 0;
    }

    private GatewayCalls calls() {
        return new GatewayCalls(url, System.getenv("AFFECTLAB_KEY"));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String path(String id) {
        if (!id.matches("[a-z0-9-]{1,80}")) {
            throw new IllegalArgumentException("'" + id + "' is no name of a job");
        }
        return "/v1/jobs/" + id;
    }

    private static String text(JsonNode job, String member) {
        return job.path(member).asString("");
    }
}
