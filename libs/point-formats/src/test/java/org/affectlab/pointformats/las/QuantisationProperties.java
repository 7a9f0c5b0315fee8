package org.affectlab.pointformats.las;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.affectlab.pointformats.cloud.PointBounds;

class QuantisationProperties {
    @Property
    void theErrorIsHalfAStepAndEveryPointFits(
            @ForAll @DoubleRange(min = -1e7, max = 1e7) double one,
            @ForAll @DoubleRange(min = -1e7, max = 1e7) double other,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        Quantisation axis = Quantisation.of(Optional.of(new PointBounds(low, low, low, high, high, high)), 1);
        double value = Math.min(high, low + share * (high - low));
        double back = axis.toInteger(value) * axis.scale() + axis.offset();
        double half = (high - low) / 2;
        // The doubles themselves are 2e-9 apart at 1e7.
        assertThat(Math.abs(back - value)).isLessThanOrEqualTo(axis.scale() / 2 + 4e-9);
        assertThat(axis.scale()).isLessThanOrEqualTo(Math.max(Quantisation.SMALLEST_SCALE, 4.8e-9 * (half + 1)));
    }

    @Property
    void evenTheLargestCoordinatesFit(@ForAll double one, @ForAll double other) {
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        Quantisation axis = Quantisation.of(Optional.of(new PointBounds(low, 0, 0, high, 0, 0)), 0);
        assertThat(axis.scale()).isPositive().isFinite();
        assertThat(axis.offset()).isFinite();
        assertThat(Math.abs((high - axis.offset()) / axis.scale())).isLessThan(Integer.MAX_VALUE);
        assertThat(Math.abs((low - axis.offset()) / axis.scale())).isLessThan(Integer.MAX_VALUE);
    }
}
