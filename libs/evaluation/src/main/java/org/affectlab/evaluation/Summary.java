package org.affectlab.evaluation;

/**
 * Mean and spread of a few figures, for instance one a fold or one a seed.
 *
 * @param count number of values, at least 1
 * @param mean arithmetic mean
 * @param standardDeviation sample standard deviation (divisor n − 1); 0 for a single value
 */
public record Summary(int count, double mean, double standardDeviation, double minimum, double maximum) {

    public static Summary of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values is empty");
        }
        double sum = 0;
        double minimum = values[0];
        double maximum = values[0];
        for (double value : values) {
            sum += value;
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
        return new Summary(values.length, mean, deviation, minimum, maximum);
    }
}
