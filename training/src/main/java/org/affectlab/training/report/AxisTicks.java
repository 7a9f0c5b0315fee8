package org.affectlab.training.report;

import java.util.stream.IntStream;

/**
 * Round marks that span a range: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param minimum the first mark, at most the range's
 * @param step between marks, positive
 * @param count at least 2
 */
record AxisTicks(double minimum, double step, int count) {

    /** @param most marks that there may be, at least 2 */
    static AxisTicks over(double low, double high, int most) {
        double span = high > low ? high - low : Math.max(1, Math.abs(low));
        double step = Math.pow(10, Math.floor(Math.log10(span)) - 1);
        int multiple = 0;
        double[] factors = {2, 2.5, 2};
        AxisTicks ticks = of(low, low + span, step);
        while (ticks.count > most) {
            step *= factors[multiple++ % factors.length];
            ticks = of(low, low + span, step);
        }
        return ticks;
    }

    private static AxisTicks of(double low, double high, double step) {
        // Half a thousandth of a step forgives what the multiplications lose.
        double first = Math.floor(low / step + 5e-4);
        double last = Math.max(first + 1, Math.ceil(high / step - 5e-4));
        return new AxisTicks(first * step, step, (int) (last - first) + 1);
    }

    double maximum() {
        return minimum + step * (count - 1);
    }

    double[] values() {
        return IntStream.range(0, count)
                .mapToDouble(index -> minimum + index * step)
                .toArray();
    }
}
