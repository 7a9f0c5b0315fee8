package org.affectlab.benchmarks.http;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** A single request on a connection of its own, for what is not measured. Stateless. */
public final class OneRequest {
    private OneRequest() {}

    /** @throws IOException if there is no answer, whatever its status */
    public static Answer send(SocketAddress target, PreparedRequest request, Duration limit) throws IOException {
        AtomicReference<Exchange> result = new AtomicReference<>();
        new LoadGenerator(target, 1, limit).run(ClosedLoop.of(1, () -> request), result::set);
        Exchange exchange = result.get();
        Answer answer = exchange.answer();
        if (answer == null) {
            throw new IOException("no answer from " + target + ": " + exchange.outcome());
        }
        return answer;
    }
}
