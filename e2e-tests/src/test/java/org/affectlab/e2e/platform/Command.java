package org.affectlab.e2e.platform;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./affectlab} in an environment of its own. Every run is bounded in time. */
public final class Command {
    private static final int LIMIT_SECONDS = 200;

    private final Map<String, String> environment;

    public Command(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Runs to the end. */
    public Result run(String... arguments) {
        try {
            // Files and no pipes: what the command leaves running must not be able to hold this reader up.
            Path folder = Checkout.work("command");
            Path output = Files.createTempFile(folder, "output", ".txt");
            Path errors = Files.createTempFile(folder, "errors", ".txt");
            Process process = builder(arguments)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", arguments) + " did not end:\n" + read(output));
            }
            Result result = new Result(process.exitValue(), read(output), read(errors));
            Files.delete(output);
            Files.delete(errors);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("bash", Checkout.file("affectlab").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Checkout.root().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("AFFECTLAB_BUILD", "never");
        return builder;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** What the command left behind. */
    public record Result(int status, String output, String errors) {
        public Result {
            requireNonNull(output, "output is null");
            requireNonNull(errors, "errors is null");
        }
    }
}
