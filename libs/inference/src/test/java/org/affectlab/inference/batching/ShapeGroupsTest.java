package org.affectlab.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.Priority;
import org.junit.jupiter.api.Test;

/** What items of different sizes mean to each other in one queue. */
class ShapeGroupsTest {
    private final FakeTime time = new FakeTime();
    private final BatchQueue queue =
            new BatchQueue(new BatchingPolicy(4, 10, List.of()), 200, 1 << 20, time, (item, reason) -> {});
    private int number;

    private QueuedItem offer(String caller, Priority priority, int size) {
        QueuedItem item = Requests.item(caller, priority, ++number, size, time);
        assertThat(queue.offer(item)).isEqualTo(BatchQueue.Offer.ACCEPTED);
        return item;
    }

    @Test
    void onlyEqualSizesShareABatch() {
        List<QueuedItem> small = new ArrayList<>();
        List<QueuedItem> large = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            small.add(offer("a", Priority.INTERACTIVE, 1));
            large.add(offer("a", Priority.INTERACTIVE, 2));
        }
        assertThat(queue.poll()).isEmpty();
        time.advanceMillis(10);
        assertThat(queue.poll()).isEqualTo(small);
        assertThat(queue.poll()).isEqualTo(large);
        assertThat(queue.byteSize()).isZero();
    }

    @Test
    void aFullSizeDoesNotWaitForAnother() {
        QueuedItem alone = offer("a", Priority.INTERACTIVE, 1);
        for (int i = 0; i < 4; i++) {
            offer("a", Priority.INTERACTIVE, 2);
        }
        assertThat(queue.poll()).hasSize(4);
        assertThat(queue.poll()).isEmpty();
        time.advanceMillis(10);
        assertThat(queue.poll()).containsExactly(alone);
    }

    @Test
    void aDueSizeIsNotHeldUpByABusyOne() {
        for (int i = 0; i < 40; i++) {
            offer("long job", Priority.BULK, 1);
        }
        assertThat(queue.poll()).hasSize(4);
        QueuedItem hurried = offer("visitor", Priority.INTERACTIVE, 2);
        time.advanceMillis(10);
        assertThat(queue.poll()).containsExactly(hurried);
    }

    @Test
    void aBulkItemOfAnotherSizeDoesNotStarve() {
        QueuedItem bulk = offer("long job", Priority.BULK, 1);
        time.advanceMillis(10);
        int batches = 0;
        List<QueuedItem> batch = List.of();
        while (!batch.contains(bulk)) {
            for (int i = 0; i < 8; i++) {
                offer("visitor-" + i, Priority.INTERACTIVE, 2);
            }
            batch = queue.poll();
            batches++;
        }
        assertThat(batches).isEqualTo(PriorityShare.BULK_ONCE_IN);
    }

    @Test
    void manySizesGiveACallerNoMoreTurns() {
        for (int size = 1; size <= 50; size++) {
            offer("many sizes", Priority.INTERACTIVE, size);
        }
        QueuedItem single = offer("one size", Priority.INTERACTIVE, 100);
        time.advanceMillis(10);
        assertThat(queue.poll()).hasSize(1);
        assertThat(queue.poll()).containsExactly(single);
    }

    @Test
    void aDeadlineHurriesItsOwnSizeOnly() {
        offer("a", Priority.INTERACTIVE, 1);
        QueuedItem hurried = QueuedItem.of(Requests.request(2, "b", Duration.ofMillis(5), () -> false), time);
        queue.offer(hurried);
        assertThat(queue.poll()).containsExactly(hurried);
        assertThat(queue.poll()).isEmpty();
    }
}
