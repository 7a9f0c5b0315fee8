package org.affectlab.speech.pipeline.adaptation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.affectlab.regression.UnitRange;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Labelled recordings as features. Immutable; matrix and arrays are not copied and must not be changed.
 *
 * @param emotions two or more
 * @param features unscaled, features × recordings
 * @param classes emotion of each recording, counted from 0
 * @param corpora of each recording: what is scaled together has one number
 * @param speakers of each recording; null where they are not known
 */
public record LabelledSource(
        List<String> emotions, DMatrixRMaj features, int[] classes, int[] corpora, int @Nullable [] speakers) {
    public LabelledSource {
        emotions = List.copyOf(emotions);
        requireNonNull(features, "features is null");
        int count = features.numCols;
        if (emotions.size() < 2
                || classes.length != count
                || corpora.length != count
                || (speakers != null && speakers.length != count)) {
            throw new IllegalArgumentException("two emotions, and one class, corpus and speaker for each recording");
        }
    }

    public int recordings() {
        return classes.length;
    }

    /**
     * Only recordings of these emotions, which are all among its own; in the given order.
     *
     * @throws IllegalArgumentException if one is not
     */
    public LabelledSource only(List<String> wanted) {
        if (!emotions.containsAll(wanted)) {
            throw new IllegalArgumentException("not all of " + wanted + " are among " + emotions);
        }
        int[] kept = IntStream.range(0, recordings())
                .filter(recording -> wanted.contains(emotions.get(classes[recording])))
                .toArray();
        LabelledSource chosen = columns(kept);
        int[] renamed = Arrays.stream(chosen.classes)
                .map(label -> wanted.indexOf(emotions.get(label)))
                .toArray();
        return new LabelledSource(wanted, chosen.features, renamed, chosen.corpora, chosen.speakers);
    }

    LabelledSource columns(int[] kept) {
        return new LabelledSource(
                emotions,
                FeatureMatrix.columns(features, kept),
                chosen(classes, kept),
                chosen(corpora, kept),
                speakers == null ? null : chosen(speakers, kept));
    }

    /** The same with the features of each corpus scaled to [0, 1] by that corpus alone (paper (sibling); scope: our choice). */
    LabelledSource scaled() {
        DMatrixRMaj scaled = new DMatrixRMaj(features.numRows, features.numCols);
        for (int corpus : Arrays.stream(corpora).distinct().toArray()) {
            int[] columns = IntStream.range(0, corpora.length)
                    .filter(column -> corpora[column] == corpus)
                    .toArray();
            DMatrixRMaj own = UnitRange.of(FeatureMatrix.columns(features, columns));
            for (int row = 0; row < own.numRows; row++) {
                for (int column = 0; column < columns.length; column++) {
                    scaled.set(row, columns[column], own.get(row, column));
                }
            }
        }
        return new LabelledSource(emotions, scaled, classes, corpora, speakers);
    }

    /** How many recordings each emotion has. */
    public List<Integer> counts() {
        List<Integer> counts = new ArrayList<>();
        for (int label = 0; label < emotions.size(); label++) {
            int own = label;
            counts.add((int) Arrays.stream(classes).filter(one -> one == own).count());
        }
        return List.copyOf(counts);
    }

    private static int[] chosen(int[] values, int[] positions) {
        return Arrays.stream(positions).map(position -> values[position]).toArray();
    }
}
