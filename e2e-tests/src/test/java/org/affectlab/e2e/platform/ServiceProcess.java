package org.affectlab.e2e.platform;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One service as a child process with a log file. {@link #close} ends it: asked first, killed after half a minute. Should this virtual
 * machine be told to stop, the child is killed with it.
 */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int STOP_SECONDS = 30;
    private static final int LOG_LINES = 40;

    private final String name;
    private final URI address;
    private final Path log;
    private final Process process;
    private final Thread killAtExit;

    private ServiceProcess(String name, URI address, Path log, Process process) {
        this.name = name;
        this.address = address;
        this.log = log;
        this.process = process;
        this.killAtExit = new Thread(process::destroyForcibly, "kill-" + name);
        Runtime.getRuntime().addShutdownHook(killAtExit);
    }

    /** Starts the jar on a free port and returns at once. */
    public static ServiceProcess start(String name, Path jar, String heap, List<String> arguments) {
        requireNonNull(name, "name is null");
        int port = FreePort.find();
        Path log = Checkout.work("logs").resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The whole heap is resident from the start, so what resident memory does later is native memory's
                // doing.
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+AlwaysPreTouch",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                jar.toString(),
                "--server.address=127.0.0.1",
                "--server.port=" + port));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Checkout.work("run").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("DJL_OFFLINE", "true");
        builder.environment().put("OPT_OUT_TRACKING", "true");
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        try {
            return new ServiceProcess(name, URI.create("http://127.0.0.1:" + port), log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for readiness, at most three minutes: all models that it serves are there. */
    public void awaitReady() throws InterruptedException {
        await("readiness");
    }

    /** Waits until it answers, at most three minutes: models may still be missing, and jobs at work already. */
    public void awaitLive() throws InterruptedException {
        await("liveness");
    }

    private void await(String state) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(POLL.multipliedBy(5)).build();
        while (!is(state, client)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                String trouble = process.isAlive() ? " is late with its " : " ended before its ";
                throw new IllegalStateException(name + trouble + state + "; the end of " + log + ":\n" + logTail());
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private boolean is(String state, HttpClient client) throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(address.resolve("/actuator/health/" + state))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    public URI address() {
        return address;
    }

    public ProcessUsage usage() {
        return ProcessUsage.of(process.pid());
    }

    public String logTail() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    /** Ends it as a power failure would: without a chance to do anything. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        Runtime.getRuntime().removeShutdownHook(killAtExit);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(killAtExit);
    }
}
