package org.affectlab.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures of a segmentation, from the confusion matrix of all its points; each in [0, 1].
 *
 * @param points number of points
 * @param accuracy overall accuracy: correct points ÷ all points
 * @param meanAccuracy mean of the recalls of the classes that are present in the truth
 * @param meanIou mean of the classes' IoU; a class that is neither true nor predicted anywhere has none and is left out, one that is predicted only has 0
 * @param commonMeanIou mean of the IoU of those classes that are at least {@value #COMMON_SHARE} of the points (our choice): a handful of points of a class says nothing about
 *     it, and yet moves {@code meanIou} as much as a class of half of the points
 * @param iou TP ÷ (TP + FP + FN) of each class in the matrix' order; NaN where there is none
 */
public record SegmentationMetrics(
        long points, double accuracy, double meanAccuracy, double meanIou, double commonMeanIou, List<Double> iou) {
    /** Of all points. */
    public static final double COMMON_SHARE = 0.001;

    public SegmentationMetrics {
        iou = List.copyOf(iou);
    }

    /** @throws IllegalArgumentException when the matrix is empty, since no rate is defined then */
    public static SegmentationMetrics of(ConfusionMatrix matrix) {
        ClassificationMetrics rates = ClassificationMetrics.of(matrix);
        List<Double> iou = new ArrayList<>();
        for (int label = 0; label < matrix.labels().size(); label++) {
            long hits = matrix.count(label, label);
            long union = matrix.support(label) + matrix.predicted(label) - hits;
            iou.add(union == 0 ? Double.NaN : (double) hits / union);
        }
        return new SegmentationMetrics(
                rates.items(), rates.war(), rates.uar(), mean(iou), mean(common(iou, support(matrix))), iou);
    }

    /** What predicting the largest class everywhere would give on the same truth. */
    public static SegmentationMetrics largestClass(ConfusionMatrix matrix) {
        long[] support = support(matrix);
        int largest = 0;
        for (int label = 1; label < support.length; label++) {
            largest = support[label] > support[largest] ? label : largest;
        }
        ConfusionMatrix.Builder guessed = ConfusionMatrix.builder(matrix.labels());
        for (int label = 0; label < support.length; label++) {
            guessed.add(label, largest, support[label]);
        }
        return of(guessed.build());
    }

    /** What guessing each class as often as it occurs would give on average: IoU p ÷ (2 − p) of a class of share p. */
    public static SegmentationMetrics chance(ConfusionMatrix matrix) {
        long[] support = support(matrix);
        long points = matrix.total();
        if (points == 0) {
            throw new IllegalArgumentException("the confusion matrix is empty");
        }
        double accuracy = 0;
        List<Double> iou = new ArrayList<>();
        for (long count : support) {
            double share = (double) count / points;
            accuracy += share * share;
            iou.add(count == 0 ? Double.NaN : share / (2 - share));
        }
        long present = Arrays.stream(support).filter(count -> count > 0).count();
        return new SegmentationMetrics(points, accuracy, 1.0 / present, mean(iou), mean(common(iou, support)), iou);
    }

    private static List<Double> common(List<Double> iou, long[] support) {
        double least = COMMON_SHARE * Arrays.stream(support).sum();
        return IntStream.range(0, support.length)
                .filter(label -> support[label] > 0 && support[label] >= least)
                .mapToObj(iou::get)
                .toList();
    }

    private static long[] support(ConfusionMatrix matrix) {
        long[] support = new long[matrix.labels().size()];
        for (int label = 0; label < support.length; label++) {
            support[label] = matrix.support(label);
        }
        return support;
    }

    private static double mean(List<Double> values) {
        return values.stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
