package org.affectlab.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.Fixtures;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ItemWatcher;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ServingThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadChoiceTest {
    private static final ServingOptions PLANNED = ServingOptions.defaults(4);

    private static ModelManifest measured(int workers, int intraOpThreads) {
        return Fixtures.linearManifest().withServing(new ServingThreads(workers, intraOpThreads));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 8, 1, 1",
        "8, 1, 8, 8, 1",
        "2, 4, 8, 2, 4",
        "2, 5, 8, 2, 4",
        "16, 16, 8, 8, 1",
        "1, 64, 8, 1, 8",
        "3, 2, 4, 3, 1",
        "4, 4, 1, 1, 1",
    })
    void takesTheMeasuredCountsAsFarAsTheProcessorsReach(
            int workers, int intraOp, int processors, int expectedWorkers, int expectedIntraOp) {
        ThreadChoice choice = ThreadChoice.of(measured(workers, intraOp), PLANNED, processors);
        assertThat(choice).isEqualTo(new ThreadChoice(expectedWorkers, Optional.of(expectedIntraOp), expectedIntraOp));
    }

    @ParameterizedTest
    @CsvSource({"8, 2", "4, 1", "2, 1"})
    void withoutAMeasurementThePlanHolds(int processors, int share) {
        assertThat(ThreadChoice.of(Fixtures.linearManifest(), PLANNED, processors))
                .isEqualTo(new ThreadChoice(4, Optional.empty(), share));
    }

    @Test
    void anOperatorsCountGoesBeforeTheMeasuredOne() {
        ServingOptions chosen = new ServingOptions(
                3,
                3,
                PLANNED.maxQueuedItems(),
                PLANNED.maxQueuedBytes(),
                PLANNED.warmUpRuns(),
                PLANNED.exampleTolerance(),
                PLANNED.closeTimeout(),
                PLANNED.packageLimits(),
                false,
                ItemWatcher.NONE);
        assertThat(ThreadChoice.of(measured(8, 1), chosen, 8).workers()).isEqualTo(3);
        assertThat(chosen.withWorkers(5).measuredThreads()).isFalse();
        assertThat(chosen.withWorkers(5).workers()).isEqualTo(5);
    }

    @Test
    void workersAreSetUpAsChosen() {
        List<String> calls = new ArrayList<>();
        InferenceEngine engine = new InferenceEngine() {
            @Override
            public EngineModel load(ModelPackage modelPackage) {
                throw new IllegalStateException("not part of this test");
            }

            @Override
            public void prepareWorkerThread() {
                calls.add("planned");
            }

            @Override
            public void prepareWorkerThread(int intraOpThreads) {
                calls.add("measured " + intraOpThreads);
            }
        };
        ThreadChoice.of(measured(2, 3), PLANNED, 8).prepare(engine);
        ThreadChoice.of(Fixtures.linearManifest(), PLANNED, 8).prepare(engine);
        assertThat(calls).containsExactly("measured 3", "planned");
    }
}
