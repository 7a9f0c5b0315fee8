package org.affectlab.benchmarks.pointclouds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.affectlab.access.InternalSecret;
import org.affectlab.benchmarks.measure.ProcessObserver;

/**
 * The point-cloud service as a child process on a free port of the loopback address. {@link #close} ends it: asked first, killed after half a minute. Should this
 * virtual machine be told to stop, the child is killed with it.
 */
public final class CloudService implements AutoCloseable {
    private static final int STOP_SECONDS = 30;
    private static final int END_SECONDS = 2;
    private static final int LOG_LINES = 15;
    private static final int SECRET_BYTES = 32;

    private final URI address;
    private final InternalSecret secret;
    private final Path log;
    private final Process process;
    private final ProcessObserver observer;
    private final Thread killAtExit;

    private CloudService(URI address, InternalSecret secret, Path log, Process process) {
        this.address = address;
        this.secret = secret;
        this.log = log;
        this.process = process;
        this.observer = new ProcessObserver("point-cloud service", process.pid());
        this.killAtExit = new Thread(process::destroyForcibly, "kill-service");
        Runtime.getRuntime().addShutdownHook(killAtExit);
    }

    /**
     * Returns at once, before the service is ready.
     *
     * @param folder an empty one for everything that the service writes
     * @throws IOException if it cannot be started
     */
    public static CloudService start(ServiceSettings settings, Path folder) throws IOException {
        if (!Files.isRegularFile(settings.jar())) {
            throw new IOException(settings.jar() + " is not built");
        }
        Path home = folder.toAbsolutePath();
        Path temporary = Files.createDirectories(home.resolve("temporary"));
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        Path secret = Files.writeString(home.resolve("secret"), HexFormat.of().formatHex(random));
        int port = freePort();
        Path log = home.resolve("service.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heap(),
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                settings.jar().toAbsolutePath().toString()));
        command.addAll(settings.arguments(home, secret, port));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // As the launcher starts it.
        builder.environment().put("DJL_OFFLINE", "true");
        builder.environment().put("OPT_OUT_TRACKING", "true");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().remove("OMP_NUM_THREADS");
        return new CloudService(
                URI.create("http://127.0.0.1:" + port), InternalSecret.read(secret), log, builder.start());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public URI address() {
        return address;
    }

    public InternalSecret secret() {
        return secret;
    }

    public ProcessObserver observer() {
        return observer;
    }

    /** Whether it takes connections. */
    public boolean listens() {
        try (Socket connection = new Socket(address.getHost(), address.getPort())) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** @throws IOException if it has ended, with the last lines of its log */
    public void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the service ended with status " + process.exitValue() + ": " + logTail());
        }
    }

    /**
     * Of a service that stopped answering: waits a moment for its end, since its connections end before it does.
     *
     * @throws IOException if it has ended, with the last lines of its log
     */
    void requireAliveAfterFailure() throws IOException, InterruptedException {
        process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        requireAlive();
    }

    private String logTail() throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), UTF_8).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(killAtExit);
        } catch (IllegalStateException stopping) {
            // Then the hook runs anyway, and finds nothing.
        }
    }
}
