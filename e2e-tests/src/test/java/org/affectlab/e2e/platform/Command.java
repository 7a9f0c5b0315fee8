package org.affectlab.e2e.platform;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./affectlab} in an environment of its own. Every wait is bounded in time. */
public final class Command {
    /** Longer than the command itself waits for all of its services. */
    private static final int LIMIT_SECONDS = 600;

    private final Map<String, String> environment;

    public Command(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The same command with one more variable. */
    public Command with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Command(more);
    }

    /** Runs to the end. */
    public Result run(String... arguments) {
        try (Running running = start(arguments)) {
            return running.await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Running start(String... arguments) throws IOException {
        // Files and no pipes: what the command leaves running must not be able to hold a reader up.
        Path folder = Checkout.work("command");
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        List<String> command =
                new ArrayList<>(List.of("bash", Checkout.file("affectlab").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Checkout.root().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("AFFECTLAB_BUILD", "never");
        return new Running(builder.start(), output, errors);
    }

    /** A command that has begun. {@link #close} kills it if it still runs, which ends only the command itself. */
    public static final class Running implements AutoCloseable {
        private final Process process;
        private final Path output;
        private final Path errors;

        private Running(Process process, Path output, Path errors) {
            this.process = process;
            this.output = output;
            this.errors = errors;
        }

        /** Waits until the command has printed this. */
        public void awaitOutput(String text) throws IOException, InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (!read(output).contains(text)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("never said '" + text + "':\n" + read(output) + read(errors));
                }
                Thread.sleep(100);
            }
        }

        /** What Ctrl-C does. */
        public void interrupt() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }

        public Result await() throws IOException, InterruptedException {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("did not end:\n" + read(output) + read(errors));
            }
            return new Result(process.exitValue(), read(output), read(errors));
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            Files.delete(output);
            Files.delete(errors);
        }

        private static String read(Path file) throws IOException {
            return Files.readString(file, StandardCharsets.UTF_8);
        }
    }

    /** What the command left behind. */
    public record Result(int status, String output, String errors) {
        public Result {
            requireNonNull(output, "output is null");
            requireNonNull(errors, "errors is null");
        }
    }
}
