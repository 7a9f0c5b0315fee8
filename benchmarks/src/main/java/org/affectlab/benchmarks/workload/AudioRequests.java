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
    private static final String PATH = "/v1/speech/emotions";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private AudioRequests() {}

    /** The bytes of a request with this recording for the service's default model. */
    public static byte[] bytes(String mediaType, byte[] recording) {
        return bytes(PATH, mediaType, recording);
    }

    private static byte[] bytes(String path, String mediaType, byte[] recording) {
        return RequestBytes.post(path).header("Content-Type", mediaType).body(recording);
    }

    /**
     * A request whose answers are compared with the first one, which is asked for here.
     *
     * @param model its name
     * @throws IOException if the file cannot be read or the first answer is not a good one
     */
    public static PreparedRequest good(SocketAddress service, String model, Path recording, Credentials credentials)
            throws IOException {
        String name = recording.getFileName().toString();
        String format = name.substring(name.lastIndexOf('.') + 1);
        byte[] bytes = bytes(PATH + "?model=" + model, "audio/" + format, Files.readAllBytes(recording));
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
