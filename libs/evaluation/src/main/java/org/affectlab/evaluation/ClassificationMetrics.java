package org.affectlab.evaluation;

/**
 * The figures that a confusion matrix yields, each in [0, 1].
 *
 * @param items number of items
 * @param war weighted average recall, which is the accuracy: correct items ÷ all items
 * @param uar unweighted average recall: mean of the recalls of the classes that are present in the truth; a class without a true
 *     item has no recall and is left out
 * @param uf1 unweighted F1: mean of 2·TP ÷ (2·TP + FP + FN) over the classes that are present in the truth or were predicted, so
 *     that a prediction of an absent class costs
 * @param chance the UAR of guessing: 1 ÷ number of classes present
 */
public record ClassificationMetrics(long items, double war, double uar, double uf1, double chance) {

    /** @throws IllegalArgumentException when the matrix is empty, since no rate is defined then */
    public static ClassificationMetrics of(ConfusionMatrix matrix) {
        long items = matrix.total();
        if (items == 0) {
            throw new IllegalArgumentException("the confusion matrix is empty");
        }
        long correct = 0;
        int present = 0;
        int scored = 0;
        double recalls = 0;
        double scores = 0;
        for (int label = 0; label < matrix.labels().size(); label++) {
            long hits = matrix.count(label, label);
            long support = matrix.support(label);
            long involved = support + matrix.predicted(label);
            correct += hits;
            if (support > 0) {
                present++;
                recalls += (double) hits / support;
            }
            if (involved > 0) {
                scored++;
                scores += 2.0 * hits / involved;
            }
        }
        return new ClassificationMetrics(
                items, (double) correct / items, recalls / present, scores / scored, 1.0 / present);
    }
}
