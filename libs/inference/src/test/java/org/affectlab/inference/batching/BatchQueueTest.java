package org.affectlab.inference.batching;

import static org.affectlab.inference.batching.Requests.item;
import static org.affectlab.inference.batching.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.InferenceRequest;
import org.affectlab.inference.batching.BatchQueue.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchQueueTest {
    private final FakeTime time = new FakeTime();
    private final List<Code> dropped = new ArrayList<>();

    private BatchQueue queue(int maxBatchSize, int maxDelayMillis) {
        return new BatchQueue(
                new BatchingPolicy(maxBatchSize, maxDelayMillis, List.of()),
                5,
                100,
                time,
                (item, reason) -> dropped.add(reason));
    }

    @Test
    void aFullBatchIsDueAtOnce() {
        BatchQueue queue = queue(2, 1000);
        QueuedItem first = item(1, time);
        QueuedItem second = item(2, time);
        QueuedItem third = item(3, time);
        queue.offer(first);
        assertThat(queue.poll()).isEmpty();
        queue.offer(second);
        queue.offer(third);
        assertThat(queue.poll()).containsExactly(first, second);
        assertThat(queue.poll()).isEmpty();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void theDelayCountsFromTheArrivalOfTheOldest() {
        BatchQueue queue = queue(4, 10);
        queue.offer(item(1, time));
        time.advanceMillis(9);
        queue.offer(item(2, time));
        assertThat(queue.poll()).isEmpty();
        time.advanceMillis(1);
        assertThat(queue.poll()).hasSize(2);
    }

    @Test
    void theDelayCountsWhileNobodyLooks() {
        BatchQueue queue = queue(4, 10);
        queue.offer(item(1, time));
        time.advanceMillis(50);
        assertThat(queue.poll()).hasSize(1);
    }

    @Test
    void withoutDelayWhateverIsThereIsDue() {
        BatchQueue queue = queue(4, 0);
        queue.offer(item(1, time));
        assertThat(queue.poll()).hasSize(1);
    }

    @Test
    void aDeadlineWithinTheDelayEndsTheWait() {
        BatchQueue queue = queue(4, 100);
        queue.offer(item(1, time));
        assertThat(queue.poll()).isEmpty();
        queue.offer(QueuedItem.of(request(2, "hurried", Duration.ofMillis(50), () -> false), time));
        assertThat(queue.poll()).hasSize(2);
    }

    @Test
    void isBoundedInItems() {
        BatchQueue queue = queue(2, 0);
        for (int i = 0; i < 5; i++) {
            assertThat(queue.offer(item("caller-" + i, i, time))).isEqualTo(Offer.ACCEPTED);
        }
        assertThat(queue.offer(item("other", 5, time))).isEqualTo(Offer.FULL);
        queue.poll();
        assertThat(queue.offer(item("other", 6, time))).isEqualTo(Offer.ACCEPTED);
    }

    @Test
    void isBoundedForEachCaller() {
        BatchQueue queue = queue(2, 0);
        for (int i = 0; i < 4; i++) {
            assertThat(queue.offer(item(i, time))).isEqualTo(Offer.ACCEPTED);
        }
        assertThat(queue.offer(item(4, time))).isEqualTo(Offer.FULL);
        assertThat(queue.offer(item("other", 5, time))).isEqualTo(Offer.ACCEPTED);
    }

    @Test
    void cancelledItemsMakeRoomBeforeAnOfferIsRefused() {
        BatchQueue queue = queue(2, 1000);
        AtomicBoolean gone = new AtomicBoolean();
        for (int i = 0; i < 4; i++) {
            queue.offer(QueuedItem.of(request(i, "a", Duration.ofHours(1), gone::get), time));
        }
        gone.set(true);
        assertThat(queue.offer(item("a", 5, time))).isEqualTo(Offer.ACCEPTED);
        assertThat(dropped).hasSize(4);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void aFloodOfRefusedOffersDoesNotAskEveryItemEachTime() {
        BatchQueue queue = queue(2, 1000);
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 4; i++) {
            queue.offer(QueuedItem.of(request(i, "a", Duration.ofHours(1), () -> asked.incrementAndGet() < 0), time));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(queue.offer(item("a", i, time))).isEqualTo(Offer.FULL);
        }
        assertThat(asked).hasValue(4);
        time.advanceMillis(10);
        queue.offer(item("a", 5, time));
        assertThat(asked).hasValue(8);
    }

    @Test
    void isFullOnlyAsLongAsTheLivingFillIt() {
        BatchQueue queue = queue(2, 1000);
        AtomicBoolean gone = new AtomicBoolean();
        for (int i = 0; i < 5; i++) {
            assertThat(queue.isFull()).isFalse();
            queue.offer(QueuedItem.of(request(i, "caller-" + i, Duration.ofHours(1), gone::get), time));
        }
        assertThat(queue.isFull()).isTrue();
        gone.set(true);
        time.advanceMillis(1);
        assertThat(queue.isFull()).isFalse();
        assertThat(dropped).hasSize(5);
    }

    @Test
    void isBoundedInBytes() {
        BatchQueue queue = new BatchQueue(
                new BatchingPolicy(1, 0, List.of()), 100, 10, time, (item, reason) -> dropped.add(reason));
        assertThat(queue.offer(item("a", 1, time))).isEqualTo(Offer.ACCEPTED);
        assertThat(queue.offer(item("b", 2, time))).isEqualTo(Offer.ACCEPTED);
        assertThat(queue.offer(item("c", 3, time))).isEqualTo(Offer.FULL);
        assertThat(queue.byteSize()).isEqualTo(8);
        queue.poll();
        assertThat(queue.byteSize()).isEqualTo(4);
    }

    @Test
    void expiredItemsAreNotComputed() {
        BatchQueue queue = queue(4, 0);
        QueuedItem late = QueuedItem.of(request(1, "a", Duration.ofMillis(10), () -> false), time);
        QueuedItem patient = item(2, time);
        queue.offer(late);
        queue.offer(patient);
        time.advanceMillis(10);
        assertThat(queue.poll()).containsExactly(patient);
        assertThat(dropped).containsExactly(Code.DEADLINE_EXCEEDED);
        assertThat(queue.byteSize()).isZero();
    }

    @Test
    void cancelledItemsAreNotComputed() {
        BatchQueue queue = queue(4, 0);
        AtomicBoolean gone = new AtomicBoolean();
        QueuedItem cancelledByFlag = QueuedItem.of(request(1, "a", Duration.ofHours(1), gone::get), time);
        QueuedItem cancelledByFuture = item(2, time);
        QueuedItem patient = item(3, time);
        queue.offer(cancelledByFlag);
        queue.offer(cancelledByFuture);
        queue.offer(patient);
        gone.set(true);
        cancelledByFuture.answer().cancel(true);
        assertThat(queue.poll()).containsExactly(patient);
        assertThat(dropped).containsExactly(Code.CANCELLED, Code.CANCELLED);
    }

    @Test
    void aCancellationThatThrowsIsNone() {
        BatchQueue queue = queue(4, 0);
        queue.offer(QueuedItem.of(
                request(1, "a", Duration.ofHours(1), () -> {
                    throw new IllegalStateException("broken");
                }),
                time));
        assertThat(queue.poll()).hasSize(1);
    }

    @Test
    void deadItemsMakeRoomBeforeAnOfferIsRefused() {
        BatchQueue queue = queue(2, 1000);
        for (int i = 0; i < 5; i++) {
            queue.offer(QueuedItem.of(request(i, "caller-" + i, Duration.ofMillis(10), () -> false), time));
        }
        time.advanceMillis(10);
        assertThat(queue.offer(item(6, time))).isEqualTo(Offer.ACCEPTED);
        assertThat(dropped).hasSize(5);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void deadItemsLeaveWhileNobodyTakes() {
        BatchQueue queue = queue(2, 1000);
        queue.offer(QueuedItem.of(request(1, "a", Duration.ofMillis(10), () -> false), time));
        queue.dropDead();
        assertThat(dropped).isEmpty();
        time.advanceMillis(10);
        queue.dropDead();
        assertThat(dropped).containsExactly(Code.DEADLINE_EXCEEDED);
        assertThat(queue.size()).isZero();
    }

    @Test
    void aDeadlineOfTheDistantFutureOrPastDoesNotOverflow() {
        BatchQueue queue = queue(4, 0);
        queue.offer(QueuedItem.of(request(1, "a", Duration.ofDays(365_000), () -> false), time));
        queue.offer(QueuedItem.of(request(2, "a", Duration.ofDays(-365_000), () -> false), time));
        assertThat(queue.poll()).hasSize(1);
        assertThat(dropped).containsExactly(Code.DEADLINE_EXCEEDED);
    }

    @Test
    void estimatesWhenThereIsRoom() {
        BatchQueue queue = queue(1, 0);
        for (int i = 0; i < 4; i++) {
            queue.offer(item(i, time));
            time.advanceMillis(250);
            queue.poll();
        }
        for (int i = 0; i < 5; i++) {
            queue.offer(item("caller-" + i, i, time));
        }
        assertThat(queue.retryAfter()).isEqualTo(Duration.ofMillis(1250));
    }

    @Test
    void closingGivesBackWhatWaits() {
        BatchQueue queue = queue(4, 1000);
        QueuedItem waiting = item(1, time);
        queue.offer(waiting);
        assertThat(queue.close()).containsExactly(waiting);
        assertThat(queue.close()).isEmpty();
        assertThat(queue.offer(item(2, time))).isEqualTo(Offer.CLOSED);
        assertThat(queue.size()).isZero();
        assertThat(queue.byteSize()).isZero();
    }

    @Test
    void takeWaitsForItemsAndEndsWithTheQueue() throws Exception {
        BatchQueue queue = new BatchQueue(
                new BatchingPolicy(4, 5, List.of()),
                5,
                100,
                TimeSource.system(),
                (item, reason) -> dropped.add(reason));
        CompletableFuture<List<QueuedItem>> taken = CompletableFuture.supplyAsync(() -> take(queue));
        QueuedItem item = QueuedItem.of(
                new InferenceRequest(List.of(), "a", Instant.now().plusSeconds(60), () -> false), TimeSource.system());
        queue.offer(item);
        assertThat(taken.get(10, TimeUnit.SECONDS)).containsExactly(item);
        CompletableFuture<List<QueuedItem>> ended = CompletableFuture.supplyAsync(() -> take(queue));
        queue.close();
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    private static List<QueuedItem> take(BatchQueue queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesBoundsThatAreNone() {
        BatchingPolicy policy = new BatchingPolicy(1, 0, List.of());
        assertThatThrownBy(() -> new BatchQueue(policy, 0, 1, time, (item, reason) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BatchQueue(policy, 1, 0, time, (item, reason) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
