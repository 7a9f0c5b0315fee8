package org.affectlab.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.DimensionSizes;
import org.junit.jupiter.api.Test;

class ForwardTimesTest {
    private static final BatchingPolicy BUCKETS = new BatchingPolicy(16, 5, List.of(1, 2, 4, 8, 16));
    private static final DimensionSizes NO_SIZES = DimensionSizes.none();

    @Test
    void cutsWhereTimeGrowsWithTheRows() {
        ForwardTimes times = new ForwardTimes(BUCKETS);
        BUCKETS.engineSizes().forEach(rows -> times.record(NO_SIZES, rows, 1_300_000 + 2_600_000L * rows));
        assertThat(times.batchSize(NO_SIZES, 9)).isEqualTo(8);
        assertThat(times.batchSize(NO_SIZES, 12)).isEqualTo(8);
        assertThat(times.batchSize(NO_SIZES, 5)).isEqualTo(4);
        assertThat(times.batchSize(NO_SIZES, 6)).isEqualTo(4);
    }

    @Test
    void padsWhereACutSavesNothing() {
        ForwardTimes times = new ForwardTimes(BUCKETS);
        BUCKETS.engineSizes().forEach(rows -> times.record(NO_SIZES, rows, 1_300_000 + 2_600_000L * rows));
        assertThat(times.batchSize(NO_SIZES, 7)).isEqualTo(7);
        assertThat(times.batchSize(NO_SIZES, 15)).isEqualTo(15);
    }

    @Test
    void padsWhereRowsCostNothing() {
        ForwardTimes times = new ForwardTimes(BUCKETS);
        BUCKETS.engineSizes().forEach(rows -> times.record(NO_SIZES, rows, 1_000_000 + rows));
        for (int waiting = 1; waiting <= 16; waiting++) {
            assertThat(times.batchSize(NO_SIZES, waiting)).isEqualTo(waiting);
        }
    }

    @Test
    void countsWhatIsNotMeasuredAsProportional() {
        ForwardTimes times = new ForwardTimes(BUCKETS);
        assertThat(times.batchSize(NO_SIZES, 9)).isEqualTo(8);
        times.record(NO_SIZES, 1, 1_000_000);
        assertThat(times.batchSize(NO_SIZES, 9)).isEqualTo(8);
    }

    @Test
    void takesNewTimesIntoAccount() {
        ForwardTimes times = new ForwardTimes(BUCKETS);
        BUCKETS.engineSizes().forEach(rows -> times.record(NO_SIZES, rows, 1_000_000L * rows));
        for (int forward = 0; forward < 50; forward++) {
            BUCKETS.engineSizes().forEach(rows -> times.record(NO_SIZES, rows, 1_000_000L));
        }
        assertThat(times.batchSize(NO_SIZES, 9)).isEqualTo(9);
    }

    @Test
    void keepsTheSizesOfFreeDimensionsApart() {
        ForwardTimes times = new ForwardTimes(BUCKETS);
        DimensionSizes large = DimensionSizes.of(Map.of("length", 1000));
        BUCKETS.engineSizes().forEach(rows -> times.record(NO_SIZES, rows, 1_000_000L));
        BUCKETS.engineSizes().forEach(rows -> times.record(large, rows, 1_000_000L * rows));
        assertThat(times.batchSize(NO_SIZES, 9)).isEqualTo(9);
        assertThat(times.batchSize(large, 9)).isEqualTo(8);
    }

    @Test
    void remembersABoundedNumberOfSizes() {
        ForwardTimes times = new ForwardTimes(BUCKETS);
        for (int size = 0; size < 256; size++) {
            times.record(DimensionSizes.of(Map.of("length", size)), 16, 1);
        }
        DimensionSizes further = DimensionSizes.of(Map.of("length", 256));
        BUCKETS.engineSizes().forEach(rows -> times.record(further, rows, 1_000_000L));
        assertThat(times.batchSize(further, 9)).isEqualTo(8);
    }

    @Property
    void neverPassesTheMaximumNorWhatWaits(
            @ForAll @IntRange(min = 1, max = 100) int waiting, @ForAll @IntRange(min = 0, max = 1000) int perRow) {
        ForwardTimes times = new ForwardTimes(BUCKETS);
        BUCKETS.engineSizes().forEach(rows -> times.record(NO_SIZES, rows, 1000L + (long) perRow * rows));
        assertThat(times.batchSize(NO_SIZES, waiting)).isBetween(1, Math.min(16, waiting));
        assertThat(new ForwardTimes(new BatchingPolicy(16, 5, List.of())).batchSize(NO_SIZES, waiting))
                .isEqualTo(Math.min(16, waiting));
    }
}
