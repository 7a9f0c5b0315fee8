package org.affectlab.benchmarks.abuse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.affectlab.benchmarks.http.Delivery;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.RequestBytes;
import org.affectlab.benchmarks.workload.AudioRequests;

/** Uploads that are no recording, or no whole one, and requests that are hardly HTTP. Stateless but for what it is made of. */
final class HostileRecordings {
    private static final String PATH = "/v1/speech/emotions";

    private final byte[] flac;

    HostileRecordings(byte[] flac) {
        this.flac = flac;
    }

    /** Each of them draws a request of its kind. */
    List<Function<Random, PreparedRequest>> kinds() {
        return List.of(
                this::truncated,
                random -> bad("noise", AudioRequests.bytes("audio/flac", noise(random, 1 + random.nextInt(60_000)))),
                random -> bad("noise after a good start", AudioRequests.bytes("audio/flac", noiseAfterStart(random))),
                random -> bad("nothing", AudioRequests.bytes("audio/flac", new byte[0])),
                random -> bad("wrong type", AudioRequests.bytes("text/html", flac)),
                random -> bad("no such model", to(PATH + "?model=nobody")),
                random -> bad("bad parameter", to(PATH + "?hopMs=" + (random.nextBoolean() ? "-1" : "1e9"))),
                random -> bad("wrong method", RequestBytes.get(PATH).withoutBody()),
                random -> bad("no such address", to("/v1/speech/" + random.nextInt(1000))),
                this::brokenHead);
    }

    private PreparedRequest truncated(Random random) {
        // Never only the last few frames: a recording that lacks a moment at its end may be whole again after decoding.
        int length = 1 + random.nextInt(flac.length * 9 / 10);
        return bad("truncated", AudioRequests.bytes("audio/flac", Arrays.copyOf(flac, length)));
    }

    private PreparedRequest brokenHead(Random random) {
        String[] heads = {
            "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n",
            "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
            "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
            "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nCookie: " + "a".repeat(40_000) + "\r\n\r\n",
            "GET /v1/mod els HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /v1/models HTTP/1.1\r\nHost: local host\r\n\r\n"
        };
        int index = random.nextInt(heads.length);
        return new PreparedRequest(
                "broken head " + index,
                ByteBuffer.wrap(heads[index].getBytes(StandardCharsets.ISO_8859_1)),
                0,
                Delivery.whole(),
                Expectation.bareRefusal());
    }

    private byte[] to(String path) {
        return RequestBytes.post(path).header("Content-Type", "audio/flac").body(flac);
    }

    private byte[] noiseAfterStart(Random random) {
        byte[] content = noise(random, flac.length);
        System.arraycopy(flac, 0, content, 0, 64);
        return content;
    }

    private static byte[] noise(Random random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static PreparedRequest bad(String kind, byte[] bytes) {
        return new PreparedRequest(
                "recording: " + kind, ByteBuffer.wrap(bytes), 0, Delivery.whole(), Expectation.refusal());
    }
}
