package org.affectlab.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.Priority;
import org.affectlab.inference.batching.BatchQueue.Offer;

/** Who waits for whom, on random schedules of greedy and modest callers. A failing seed is printed and can be replayed. */
class FairnessProperties {
    private static final int STEPS = 400;

    private final FakeTime time = new FakeTime();

    /** What one item has seen since it was accepted. */
    private static final class Seen {
        private final String caller;
        private final int ownBefore;
        private final Map<String, Integer> others = new HashMap<>();

        private Seen(String caller, int ownBefore) {
            this.caller = caller;
            this.ownBefore = ownBefore;
        }
    }

    private BatchQueue queue(int maxBatchSize) {
        return new BatchQueue(new BatchingPolicy(maxBatchSize, 0, List.of()), 100, 1 << 20, time, (item, reason) -> {});
    }

    @Property(tries = 200)
    void anItemWaitsForAtMostTwoMoreItemsOfAnotherCallerThanOfItsOwn(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int maxBatchSize) {
        Random random = new Random(seed);
        BatchQueue queue = queue(maxBatchSize);
        Map<QueuedItem, Seen> waiting = new HashMap<>();
        int started = 0;
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(4) > 0) {
                // Most items come from the greedy first caller.
                String caller = "caller-" + (random.nextInt(3) > 0 ? 0 : random.nextInt(5));
                QueuedItem item = Requests.item(caller, step, time);
                if (queue.offer(item) == Offer.ACCEPTED) {
                    int own = (int) waiting.values().stream()
                            .filter(seen -> seen.caller.equals(caller))
                            .count();
                    waiting.put(item, new Seen(caller, own));
                }
            } else {
                for (QueuedItem item : queue.poll()) {
                    check(waiting.remove(item));
                    waiting.values().forEach(seen -> seen.others.merge(item.caller(), 1, Integer::sum));
                    started++;
                }
            }
        }
        assertThat(started).isPositive();
    }

    private static void check(Seen seen) {
        seen.others.remove(seen.caller);
        seen.others.values().forEach(count -> assertThat(count).isLessThanOrEqualTo(seen.ownBefore + 2));
    }

    @Property(tries = 200)
    void bulkGetsItsShareOfAFlood(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int maxBatchSize) {
        Random random = new Random(seed);
        BatchQueue queue = queue(maxBatchSize);
        int bulkWaiting = 0;
        int interactiveSinceBulk = 0;
        List<Priority> started = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            Priority priority = random.nextInt(5) == 0 ? Priority.BULK : Priority.INTERACTIVE;
            QueuedItem item = Requests.item("caller-" + random.nextInt(50), priority, step, 1, time);
            if (queue.offer(item) == Offer.ACCEPTED && priority == Priority.BULK) {
                bulkWaiting++;
            }
            if (random.nextInt(maxBatchSize + 1) > 0) {
                continue;
            }
            for (QueuedItem next : queue.poll()) {
                started.add(next.priority());
                if (next.priority() == Priority.BULK) {
                    bulkWaiting--;
                    interactiveSinceBulk = 0;
                } else if (bulkWaiting > 0) {
                    // Three decisions on who begins a batch, and three on who fills it up.
                    assertThat(++interactiveSinceBulk).isLessThanOrEqualTo(6);
                }
            }
        }
        assertThat(started).contains(Priority.BULK, Priority.INTERACTIVE);
    }

    @Property(tries = 100)
    void noCallerKeepsNewcomersOut(@ForAll long seed) {
        Random random = new Random(seed);
        BatchQueue queue = queue(4);
        for (int step = 0; step < STEPS; step++) {
            queue.offer(Requests.item("greedy-" + random.nextInt(3), step, time));
        }
        // Nine tenths if they come at the same rate, at most 75 + 19 + 5 if one after the other.
        assertThat(queue.size()).isBetween(90, 99);
        assertThat(queue.offer(Requests.item("newcomer", 1, time))).isEqualTo(Offer.ACCEPTED);
    }
}
