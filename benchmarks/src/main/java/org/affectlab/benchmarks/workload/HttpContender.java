package org.affectlab.benchmarks.workload;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import org.affectlab.benchmarks.http.ClosedLoop;
import org.affectlab.benchmarks.http.LoadGenerator;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.measure.Contender;
import org.affectlab.benchmarks.measure.OwnProcess;
import org.affectlab.benchmarks.measure.Score;

/** A service over HTTP with a fixed number of connections, each of which always has a request under way. */
public final class HttpContender implements Contender {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(90);

    private final String name;
    private final List<PreparedRequest> requests;
    private final LoadGenerator generator;
    private int turn;

    public HttpContender(String name, SocketAddress service, int connections, List<PreparedRequest> requests) {
        this.name = requireNonNull(name, "name is null");
        this.requests = List.copyOf(requests);
        this.generator = new LoadGenerator(service, connections, ANSWER_LIMIT);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Score run(Duration duration) throws IOException {
        Tally tally = new Tally();
        OwnProcess process = OwnProcess.begin();
        long begin = System.nanoTime();
        generator.run(ClosedLoop.lasting(duration, this::next), tally);
        long nanos = System.nanoTime() - begin;
        long failures = tally.requests() - tally.right().count();
        if (tally.right().count() == 0) {
            throw new IOException(name + " answered nothing rightly: " + tally.labels() + " " + tally.faults());
        }
        return new Score(tally.windows(), nanos, tally.right(), failures, process.processors());
    }

    private PreparedRequest next() {
        return requests.get(Math.floorMod(turn++, requests.size()));
    }
}
