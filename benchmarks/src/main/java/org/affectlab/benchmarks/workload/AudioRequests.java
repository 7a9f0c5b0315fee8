package org.affectlab.benchmarks.workload;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.affectlab.benchmarks.http.Answer;
import org.affectlab.benchmarks.http.AnswerCheck;
import org.affectlab.benchmarks.http.Credentials;
import org.affectlab.benchmarks.http.OneRequest;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.RequestBytes;

/** Recordings for {@code POST /v1/speech/emotions}. Stateless. */
public final class AudioRequests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private AudioRequests() {}

    /** The bytes of a request with this recording. */
    public static byte[] bytes(String mediaType, byte[] recording) {
        return RequestBytes.post("/v1/speech/emotions")
                .header("Content-Type", mediaType)
                .body(recording);
    }

    /**
     * A request whose answers are compared with the first one, which is asked for here.
     *
     * @throws IOException if the file cannot be read or the first answer is not a good one
     */
    public static PreparedRequest good(SocketAddress service, Path recording, Credentials credentials)
            throws IOException {
        String name = recording.getFileName().toString();
        String format = name.substring(name.lastIndexOf('.') + 1);
        byte[] bytes = bytes("audio/" + format, Files.readAllBytes(recording));
        PreparedRequest probe = credentials.on(PreparedRequest.direct(format, bytes, 0, AnswerCheck.none()));
        Answer first = OneRequest.send(service, probe, PATIENCE);
        try {
            AudioAnswerCheck check = AudioAnswerCheck.like(first);
            return credentials.on(PreparedRequest.direct(format, bytes, check.windows(), check));
        } catch (IllegalArgumentException e) {
            throw new IOException(recording + ": " + e.getMessage(), e);
        }
    }
}
