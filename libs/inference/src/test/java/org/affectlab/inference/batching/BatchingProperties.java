package org.affectlab.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.batching.Simulation.Submitted;

/** What must hold for every schedule. A failing seed is printed and can be replayed. */
class BatchingProperties {
    private static final int STEPS = 300;

    private static Simulation run(long seed) {
        Simulation simulation = new Simulation(seed);
        // Bounds and bytes are checked after every step.
        simulation.run(STEPS);
        return simulation;
    }

    @Property(tries = 300)
    void everyAcceptedItemIsAnsweredExactlyOnce(@ForAll long seed) {
        for (Submitted submitted : run(seed).accepted) {
            assertThat(submitted.answers().get()).isEqualTo(1);
        }
    }

    @Property(tries = 300)
    void everyAnswerIsItsOwnAndABadItemFailsOnlyItself(@ForAll long seed) {
        for (Submitted submitted : run(seed).accepted) {
            submitted
                    .item()
                    .answer()
                    .handle((outputs, failure) -> {
                        if (failure == null) {
                            assertThat(outputs.get(0).toFloats())
                                    .hasSize(submitted.size())
                                    .containsOnly(2 * submitted.value());
                        } else if (submitted.value() > 0) {
                            assertThat(((InferenceException) failure).code())
                                    .isIn(Code.CANCELLED, Code.DEADLINE_EXCEEDED);
                        }
                        return outputs;
                    })
                    .join();
        }
    }

    @Property(tries = 300)
    void whatIsDroppedWasNeverComputed(@ForAll long seed) {
        Simulation simulation = run(seed);
        List<Integer> computed = new ArrayList<>();
        for (List<QueuedItem> batch : simulation.batches) {
            batch.forEach(
                    item -> computed.add((int) Math.abs(item.inputs().get(0).toFloats()[0])));
        }
        assertThat(computed)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(simulation.dropped.isEmpty() ? List.of(-1) : simulation.dropped);
        assertThat(computed.size() + simulation.dropped.size()).isEqualTo(simulation.accepted.size());
    }

    @Property(tries = 300)
    void noBatchIsLargerThanTheMaximumAndEverySizeIsABucket(@ForAll long seed) {
        Simulation simulation = run(seed);
        for (List<QueuedItem> batch : simulation.batches) {
            assertThat(batch.size()).isBetween(1, simulation.policy.maxBatchSize());
        }
        assertThat(simulation.policy.engineSizes()).containsAll(simulation.engineSizes);
    }

    @Property(tries = 300)
    void noBatchMixesSizesThatTheEngineTellsApart(@ForAll long seed) {
        Simulation simulation = run(seed);
        for (List<QueuedItem> batch : simulation.batches) {
            assertThat(batch.stream().map(QueuedItem::engineSizes).distinct()).hasSize(1);
        }
        for (long size : simulation.engineDimensions) {
            assertThat(size).isIn(simulation.dimension.buckets().isEmpty() ? List.of(1L, 2L, 3L, 4L) : List.of(2L, 4L));
        }
    }

    @Property(tries = 300)
    void whatIsAnsweredWasStartedInTime(@ForAll long seed) {
        Simulation simulation = run(seed);
        for (Submitted submitted : simulation.accepted) {
            if (!submitted.item().answer().isCompletedExceptionally()) {
                long startedAt = simulation.startedAtNanos.get(submitted.number());
                assertThat(startedAt - submitted.deadlineNanos()).isNegative();
            }
        }
    }

    @Property(tries = 300)
    void itemsOfACallerAPriorityAndASizeStartInTheirOrder(@ForAll long seed) {
        Simulation simulation = run(seed);
        Map<List<Object>, List<Float>> started = new HashMap<>();
        for (List<QueuedItem> batch : simulation.batches) {
            for (QueuedItem item : batch) {
                started.computeIfAbsent(
                                List.of(item.caller(), item.priority(), item.engineSizes()), line -> new ArrayList<>())
                        .add(Math.abs(item.inputs().get(0).toFloats()[0]));
            }
        }
        started.values().forEach(numbers -> assertThat(numbers).isSorted());
    }
}
