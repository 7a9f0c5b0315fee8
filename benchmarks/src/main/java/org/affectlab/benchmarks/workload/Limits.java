package org.affectlab.benchmarks.workload;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import org.affectlab.benchmarks.http.Answer;
import org.affectlab.benchmarks.http.AnswerCheck;
import org.affectlab.benchmarks.http.Credentials;
import org.affectlab.benchmarks.http.OneRequest;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.RequestBytes;
import tools.jackson.databind.json.JsonMapper;

/** What a service says of its own limits, at {@code GET /v1/limits}. Stateless. */
public final class Limits {
    private Limits() {}

    /** @throws IOException if the service does not say it */
    public static long maxQueuedItems(SocketAddress service, Credentials credentials) throws IOException {
        PreparedRequest question =
                PreparedRequest.direct("limits", RequestBytes.get("/v1/limits").withoutBody(), 0, AnswerCheck.none());
        Answer answer = OneRequest.send(service, credentials.on(question), Duration.ofSeconds(10));
        if (answer.status() != 200) {
            throw new IOException("/v1/limits: status " + answer.status());
        }
        return JsonMapper.builder().build().readTree(answer.body()).findValues("maxQueuedItems").stream()
                .findFirst()
                .orElseThrow(() -> new IOException("/v1/limits has no maxQueuedItems: " + answer.text()))
                .asLong();
    }
}
