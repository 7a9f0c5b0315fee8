package org.affectlab.regression;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jspecify.annotations.Nullable;

/** Differences between the means of source and target, the columns Δ of the alignment. Features × samples in. Stateless. */
public final class Alignments {
    private Alignments() {}

    /** mean(source) − mean(target), one column (paper (sibling): DoSL, JDAR, TGSR). */
    public static DMatrixRMaj marginal(DMatrixRMaj source, DMatrixRMaj target) {
        return difference(source, null, 0, target, null);
    }

    /**
     * The marginal column and one for each class that some target sample was given: mean of the source's class − mean of the target's (paper
     * (sibling): JDAR; a switch, our choice).
     *
     * @param sourceLabels class of each source sample
     * @param targetLabels class that each target sample is thought to have
     */
    public static DMatrixRMaj joint(
            DMatrixRMaj source, int[] sourceLabels, DMatrixRMaj target, int[] targetLabels, int classes) {
        DMatrixRMaj columns = new DMatrixRMaj(source.numRows, classes + 1);
        CommonOps_DDRM.insert(marginal(source, target), columns, 0, 0);
        int count = 1;
        for (int label = 0; label < classes; label++) {
            if (contains(sourceLabels, label) && contains(targetLabels, label)) {
                CommonOps_DDRM.insert(
                        difference(source, sourceLabels, label, target, targetLabels), columns, 0, count++);
            }
        }
        return CommonOps_DDRM.extract(columns, 0, source.numRows, 0, count);
    }

    private static boolean contains(int[] labels, int label) {
        for (int value : labels) {
            if (value == label) {
                return true;
            }
        }
        return false;
    }

    private static DMatrixRMaj difference(
            DMatrixRMaj source,
            int @Nullable [] sourceLabels,
            int label,
            DMatrixRMaj target,
            int @Nullable [] targetLabels) {
        DMatrixRMaj difference = mean(source, sourceLabels, label);
        CommonOps_DDRM.subtractEquals(difference, mean(target, targetLabels, label));
        return difference;
    }

    private static DMatrixRMaj mean(DMatrixRMaj samples, int @Nullable [] labels, int label) {
        DMatrixRMaj mean = new DMatrixRMaj(samples.numRows, 1);
        int count = 0;
        for (int sample = 0; sample < samples.numCols; sample++) {
            if (labels == null || labels[sample] == label) {
                count++;
                for (int row = 0; row < samples.numRows; row++) {
                    mean.data[row] += samples.get(row, sample);
                }
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("no sample to take the mean of");
        }
        CommonOps_DDRM.divide(mean, count);
        return mean;
    }
}
