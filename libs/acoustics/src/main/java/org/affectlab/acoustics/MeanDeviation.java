package org.affectlab.acoustics;

/** Mean and normalised standard deviation (÷ count, ÷ signed mean) of values as they come. For one thread. */
final class MeanDeviation {
    private long count;
    private double mean;
    private double squares;

    void accept(double value) {
        count++;
        double distance = value - mean;
        mean += distance / count;
        squares += distance * (value - mean);
    }

    /** 0 when nothing came. */
    double mean() {
        return mean;
    }

    /** Standard deviation; 0 when nothing came. */
    double deviation() {
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }

    /** Standard deviation as a share of the mean, with its sign; of a mean of 0, the standard deviation itself. */
    double normalised() {
        return mean == 0 ? deviation() : deviation() / mean;
    }
}
