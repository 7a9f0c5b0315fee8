package org.affectlab.servicekit.jobs.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A receiver of web hooks on this machine that says what the test wants, in the manner it wants. */
final class FakeReceiver implements AutoCloseable {
    private final ServerSocket server;
    private final Manner manner;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final List<Socket> open = new ArrayList<>();

    /** What it received. */
    record Call(String line, Map<String, String> headers, String body) {}

    /** How it answers the call with this number, the first being 0. */
    interface Manner {
        void answer(int number, OutputStream out) throws Exception;
    }

    FakeReceiver(Manner manner) throws IOException {
        this.manner = manner;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "fake-receiver");
        accepting.setDaemon(true);
        accepting.start();
    }

    static Manner status(int... statuses) {
        return (number, out) -> out.write(
                ("HTTP/1.1 " + statuses[Math.min(number, statuses.length - 1)] + " X\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(ISO_8859_1));
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hooks";
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next call that came; null if none does. */
    Call next(long millis) throws InterruptedException {
        return calls.poll(millis, TimeUnit.MILLISECONDS);
    }

    private void accept() {
        for (int number = 0; !server.isClosed(); number++) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                int own = number;
                Thread answering = new Thread(() -> answer(own, socket), "fake-receiver-call");
                answering.setDaemon(true);
                answering.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(int number, Socket socket) {
        try (socket) {
            calls.add(read(socket.getInputStream()));
            manner.answer(number, socket.getOutputStream());
        } catch (Exception gone) {
            // What the other side made of it is what the test looks at.
            Thread.currentThread().interrupt();
        }
    }

    private static Call read(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String[] parts = header.split(": ?", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Call(line, headers, new String(in.readNBytes(length), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            text.append((char) next);
        }
        return text.toString().strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
