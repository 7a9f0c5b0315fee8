package org.affectlab.benchmarks.abuse;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.affectlab.benchmarks.http.Delivery;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.workload.TensorRequests;

/**
 * Half good requests, half hostile ones, drawn from a seed: the same seed gives the same requests. Of the good ones some come slowly (and must
 * be answered all the same), and some are cut off by the client in the middle. For one thread.
 */
public final class AbuseMixture implements Supplier<PreparedRequest> {
    private static final int MOST_WINDOWS = 4;
    private static final double HOSTILE = 0.40;
    private static final double CUT = 0.10;
    private static final double SLOW = 0.01;
    private static final int SLOW_PIECES = 20;
    private static final long SLOW_PAUSE_NANOS = 50_000_000;

    private final Random random;
    private final List<PreparedRequest> tensors;
    private final List<PreparedRequest> recordings;
    private final List<Function<Random, PreparedRequest>> hostile = new ArrayList<>();

    /** @param recordings good requests, at least one */
    public AbuseMixture(long seed, TensorRequests tensors, List<PreparedRequest> recordings, byte[] flac) {
        this.random = new Random(seed);
        requireNonNull(tensors, "tensors is null");
        this.tensors = IntStream.range(0, tensors.items().size() * MOST_WINDOWS)
                .mapToObj(index -> tensors.good(index / MOST_WINDOWS, 1 + index % MOST_WINDOWS))
                .toList();
        this.recordings = List.copyOf(recordings);
        hostile.addAll(new HostileTensors(tensors).kinds());
        hostile.addAll(new HostileRecordings(flac).kinds());
    }

    @Override
    public PreparedRequest get() {
        double choice = random.nextDouble();
        if (choice < HOSTILE) {
            return hostile.get(random.nextInt(hostile.size())).apply(random);
        }
        PreparedRequest good = good();
        if (choice < HOSTILE + CUT) {
            return named("cut", good.delivered(Delivery.cutAfter(random.nextInt(good.size()))));
        }
        if (choice < HOSTILE + CUT + SLOW) {
            return named("slow", good.delivered(Delivery.slow(1 + good.size() / SLOW_PIECES, SLOW_PAUSE_NANOS)));
        }
        return good;
    }

    private PreparedRequest good() {
        List<PreparedRequest> choices = random.nextBoolean() ? tensors : recordings;
        return choices.get(random.nextInt(choices.size()));
    }

    private static PreparedRequest named(String manner, PreparedRequest request) {
        return new PreparedRequest(
                manner + " " + request.kind(),
                request.content(),
                request.windows(),
                request.delivery(),
                request.check());
    }
}
