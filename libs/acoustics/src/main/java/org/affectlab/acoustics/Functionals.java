package org.affectlab.acoustics;

/**
 * The twelve functionals of the INTERSPEECH 2009 Emotion Challenge (Schuller, Steidl, Batliner 2009) of one contour, value by value: memory does
 * not grow. Moments are updated centrally (Pébay 2008), so that large means do not eat small variances. For one thread.
 */
final class Functionals {
    /** In the order of the set. */
    static final String[] NAMES = {
        "max",
        "min",
        "range",
        "maxPos",
        "minPos",
        "amean",
        "linregc1",
        "linregc2",
        "linregerrQ",
        "stddev",
        "skewness",
        "kurtosis"
    };

    private long count;
    private double max = Double.NEGATIVE_INFINITY;
    private double min = Double.POSITIVE_INFINITY;
    private long maxPosition;
    private long minPosition;
    private double mean;
    private double second;
    private double third;
    private double fourth;
    /** Σ (t − mean t)(v − mean v). */
    private double slopeSum;

    void accept(double value) {
        if (value > max) {
            max = value;
            maxPosition = count;
        }
        if (value < min) {
            min = value;
            minPosition = count;
        }
        double before = count;
        count++;
        double delta = value - mean;
        double share = delta / count;
        double product = delta * share * before;
        // The mean of 0 … count − 2 is (count − 2) ÷ 2: t − that mean is count ÷ 2.
        slopeSum += count / 2.0 * delta * before / count;
        mean += share;
        fourth += product * share * share * ((double) count * count - 3.0 * count + 3)
                + 6 * share * share * second
                - 4 * share * third;
        third += product * share * (count - 2) - 3 * share * second;
        second += product;
    }

    /** Writes the twelve values to {@code target} from {@code offset} on; at least one value must have come. */
    void write(double[] target, int offset) {
        double n = count;
        double timeVariance = (n * n - 1) / 12;
        double variance = second / n;
        double slope = timeVariance > 0 ? slopeSum / n / timeVariance : 0;
        double deviation = Math.sqrt(variance);
        double[] values = {
            max,
            min,
            max - min,
            maxPosition,
            minPosition,
            mean,
            slope,
            mean - slope * (n - 1) / 2,
            Math.max(0, variance - slope * slope * timeVariance),
            deviation,
            deviation > 0 ? third / n / (variance * deviation) : 0,
            deviation > 0 ? fourth / n / (variance * variance) : 0
        };
        System.arraycopy(values, 0, target, offset, values.length);
    }
}
