package org.affectlab.servicekit.jobs.files;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Adobe's S3Mock as a process of its own, since it is an application with libraries of its own. */
final class LocalObjectStore implements AutoCloseable {
    private static final Path JAR = Path.of("target", "tools", "s3mock.jar");
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private final Process process;
    private final URI uri;

    private LocalObjectStore(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static LocalObjectStore start() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        JAR.toString(),
                        "--server.port=0",
                        "--com.adobe.testing.s3mock.httpPort=" + port,
                        "--com.adobe.testing.s3mock.http-port=" + port))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "s3mock.log").toFile())
                .start();
        LocalObjectStore store = new LocalObjectStore(process, URI.create("http://127.0.0.1:" + port));
        store.await();
        return store;
    }

    URI uri() {
        return uri;
    }

    private void await() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        long start = System.nanoTime();
        while (true) {
            try {
                client.send(
                        HttpRequest.newBuilder(uri.resolve("/"))
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() - start > PATIENCE_NANOS) {
                    close();
                    throw new IllegalStateException("the object store does not start; see target/s3mock.log", notYet);
                }
                Thread.sleep(100);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
