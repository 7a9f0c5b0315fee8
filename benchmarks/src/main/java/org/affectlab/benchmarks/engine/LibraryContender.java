package org.affectlab.benchmarks.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.affectlab.benchmarks.measure.Contender;
import org.affectlab.benchmarks.measure.Latencies;
import org.affectlab.benchmarks.measure.OwnProcess;
import org.affectlab.benchmarks.measure.Score;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.serving.ServedModel;

/**
 * The inference library as a service uses it: one item a call, and so many under way that no worker waits for company. Items are tensors on
 * the heap, as a service cuts them from a recording.
 */
public final class LibraryContender implements Contender {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ServedModel model;
    private final Tensor item;
    private final float[] expected;
    private final float tolerance;
    private final int underWay;

    /** @param underWay items that are submitted and not yet answered, at most */
    public LibraryContender(ServedModel model, ModelUnderTest facts, float tolerance, int underWay) {
        this.model = requireNonNull(model, "model is null");
        this.item = Tensor.ofFloats(facts.example().toFloats(), facts.example().shape());
        this.expected = facts.expected().toFloats();
        this.tolerance = tolerance;
        this.underWay = underWay;
    }

    @Override
    public String name() {
        return "libs/inference";
    }

    @Override
    public Score run(Duration duration) throws InterruptedException {
        OwnProcess process = OwnProcess.begin();
        Latencies latencies = new Latencies();
        LongAdder right = new LongAdder();
        LongAdder wrong = new LongAdder();
        Semaphore free = new Semaphore(underWay);
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < duration.toNanos()) {
            free.acquire();
            long submitted = System.nanoTime();
            model.submit(request()).whenComplete((outputs, failure) -> {
                latencies.add(System.nanoTime() - submitted);
                (failure == null && isRight(outputs) ? right : wrong).increment();
                free.release();
            });
        }
        free.acquire(underWay);
        long nanos = System.nanoTime() - begin;
        return new Score(right.sum(), nanos, latencies, wrong.sum(), process.processors());
    }

    private InferenceRequest request() {
        return new InferenceRequest(List.of(item), "benchmark", Instant.now().plus(PATIENCE), () -> false);
    }

    private boolean isRight(List<Tensor> outputs) {
        return Closeness.within(tolerance, expected, outputs.get(0).toFloats());
    }
}
