package org.affectlab.benchmarks.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that treats each connection as the test says, one thread each. What the treatment does not close itself is closed when it returns.
 */
public final class TinyServer implements AutoCloseable {
    /** What a connection meets. */
    public interface Treatment {
        void apply(Socket connection) throws IOException;
    }

    private final ServerSocket listener;
    private final Treatment treatment;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger connections = new AtomicInteger();

    public TinyServer(Treatment treatment) {
        this.treatment = treatment;
        try {
            listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    /** Answers every request with these bytes, on one connection after the other request. */
    public static TinyServer answering(String answer) {
        return new TinyServer(connection -> {
            while (readRequest(connection.getInputStream()) >= 0) {
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        });
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    }

    /** Connections so far. */
    public int connections() {
        return connections.get();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.incrementAndGet();
                threads.execute(() -> treat(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void treat(Socket connection) {
        try (connection) {
            treatment.apply(connection);
        } catch (IOException gone) {
            // The client's doing, which the test looks at from the other side.
        }
    }

    /** Reads head and body; gives the length of the body, or -1 at the end of the connection. */
    public static int readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return -1;
            }
            head.append((char) next);
        }
        int length = 0;
        for (String line : head.toString().split("\r\n")) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        return in.readNBytes(length).length == length ? length : -1;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
