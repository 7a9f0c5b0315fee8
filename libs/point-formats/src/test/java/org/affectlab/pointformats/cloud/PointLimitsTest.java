package org.affectlab.pointformats.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.affectlab.pointformats.cloud.PointCloudException.Reason;
import org.junit.jupiter.api.Test;

class PointLimitsTest {
    private static final PointLimits LIMITS = new PointLimits(10, 20, 30, 40, 50);

    @Test
    void defaults() {
        PointLimits limits = PointLimits.defaults();
        assertThat(limits.maxPoints()).isEqualTo(100_000_000);
        assertThat(limits.maxHeaderBytes()).isEqualTo(4 << 20);
        assertThat(limits.maxLineBytes()).isEqualTo(64 << 10);
        assertThat(limits.maxColumns()).isEqualTo(512);
        assertThat(limits.maxBytes()).isEqualTo(4L << 30);
    }

    @Test
    void limitsMustMakeSense() {
        assertThatThrownBy(() -> LIMITS.withMaxPoints(0)).hasMessageContaining("maxPoints");
        assertThatThrownBy(() -> LIMITS.withMaxPoints(PointLimits.MOST_POINTS + 1))
                .hasMessageContaining("maxPoints");
        assertThatThrownBy(() -> new PointLimits(1, 0, 1, 1, 1)).hasMessageContaining("maxHeaderBytes");
        assertThatThrownBy(() -> new PointLimits(1, 1, 0, 1, 1)).hasMessageContaining("maxLineBytes");
        assertThatThrownBy(() -> new PointLimits(1, 1, 1, 0, 1)).hasMessageContaining("maxColumns");
        assertThatThrownBy(() -> new PointLimits(1, 1, 1, 1, 0)).hasMessageContaining("maxBytes");
    }

    @Test
    void theLimitItselfIsAllowed() throws Exception {
        assertThat(LIMITS.checkPoints(10)).isEqualTo(10);
        LIMITS.checkHeader(20);
        LIMITS.checkLine(30);
        LIMITS.checkColumns(40);
        LIMITS.checkBytes(50);
    }

    @Test
    void aRefusalTellsLimitAndValue() {
        PointCloudException refusal = catchThrowableOfType(PointCloudException.class, () -> LIMITS.checkBytes(51));
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal.limit()).hasValue(50);
        assertThat(refusal.actual()).hasValue(51);
        assertThat(catchThrowableOfType(PointCloudException.class, () -> LIMITS.checkPoints(0))
                        .reason())
                .isEqualTo(Reason.EMPTY);
        assertThat(catchThrowableOfType(PointCloudException.class, () -> LIMITS.checkPoints(-1))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void namesInMessagesAreHarmless() {
        assertThat(PointCloudException.shown("scalar_Label-2.5")).isEqualTo("scalar_Label-2.5");
        assertThat(PointCloudException.shown("<b>\u0000é")).isEqualTo("?b???");
        assertThat(PointCloudException.shown("a".repeat(100))).hasSize(32);
    }
}
