package org.affectlab.e2e;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.affectlab.e2e.audio.Fixtures;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.http.GatewayClient;

/** Clients that all send one recording after the other, each in another format, without a pause. */
final class Crowd {
    private static final List<String> RECORDINGS =
            List.of("speech.wav", "speech.flac", "speech.mp3", "speech.opus", "speech.webm");

    private final GatewayClient gateway;
    private final int clients;
    private final List<byte[]> recordings =
            RECORDINGS.stream().map(Fixtures::read).toList();

    Crowd(GatewayClient gateway, int clients) {
        this.gateway = requireNonNull(gateway, "gateway is null");
        this.clients = clients;
    }

    /** Sends for the given time, waits for the last answers and returns all of them in {@code log}. */
    void send(Duration duration, CrowdLog log) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int first = client;
                running.add(threads.submit(() -> sendUntil(end, first, log)));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client got no answer", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void sendUntil(long end, int first, CrowdLog log) {
        for (int turn = first; System.nanoTime() < end; turn++) {
            Answer answer = gateway.analyse(recordings.get(turn % recordings.size()));
            log.add(answer);
            pauseWhenAsked(answer);
        }
    }

    /** A refused client that came back at once would measure only itself. */
    private static void pauseWhenAsked(Answer answer) {
        if (answer.status() != 200) {
            try {
                Thread.sleep(Math.min(
                                5,
                                answer.headers().firstValueAsLong("Retry-After").orElse(1))
                        * 1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
