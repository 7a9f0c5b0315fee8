package org.affectlab.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchingPolicyTest {
    @Test
    void padsToTheNextBucket() {
        BatchingPolicy policy = new BatchingPolicy(32, 5, List.of(1, 8, 32));
        assertThat(List.of(1, 2, 8, 9, 32).stream().map(policy::paddedSize)).containsExactly(1, 8, 8, 32, 32);
        assertThat(policy.engineSizes()).containsExactly(1, 8, 32);
    }

    @Test
    void isExactWithoutBuckets() {
        BatchingPolicy policy = new BatchingPolicy(4, 0, List.of());
        assertThat(policy.paddedSize(3)).isEqualTo(3);
        assertThat(policy.engineSizes()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void hasNoSizeBeyondTheMaximum() {
        BatchingPolicy policy = new BatchingPolicy(4, 0, List.of(4));
        assertThatThrownBy(() -> policy.paddedSize(5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> policy.paddedSize(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesContradictions() {
        assertThatThrownBy(() -> new BatchingPolicy(0, 0, List.of())).hasMessageContaining("maxBatchSize");
        assertThatThrownBy(() -> new BatchingPolicy(1025, 0, List.of())).hasMessageContaining("maxBatchSize");
        assertThatThrownBy(() -> new BatchingPolicy(4, -1, List.of())).hasMessageContaining("maxDelayMillis");
        assertThatThrownBy(() -> new BatchingPolicy(4, 10_001, List.of())).hasMessageContaining("maxDelayMillis");
        assertThatThrownBy(() -> new BatchingPolicy(4, 0, List.of(4, 2))).hasMessageContaining("ascending");
        assertThatThrownBy(() -> new BatchingPolicy(4, 0, List.of(0, 4))).hasMessageContaining("ascending");
        assertThatThrownBy(() -> new BatchingPolicy(4, 0, List.of(1, 2))).hasMessageContaining("last bucket");
    }
}
