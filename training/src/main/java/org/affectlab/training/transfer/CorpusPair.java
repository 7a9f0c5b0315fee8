package org.affectlab.training.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.regression.UnitRange;
import org.ejml.data.DMatrixRMaj;

/**
 * A source with labels and a target, restricted to the emotions that both have; features scaled to [0, 1] in each by itself (paper (sibling)). The
 * target's labels serve {@link #confusion} alone. Immutable; the matrices must not be changed.
 */
public final class CorpusPair {
    private final AcousticCorpus from;
    private final AcousticCorpus to;
    private final List<String> emotions;
    private final DMatrixRMaj source;
    private final DMatrixRMaj target;

    /** @param emotions that both have, two or more */
    public CorpusPair(AcousticCorpus source, AcousticCorpus target, List<String> emotions) {
        if (emotions.size() < 2) {
            throw new IllegalArgumentException("two emotions at least: " + emotions);
        }
        this.emotions = List.copyOf(emotions);
        this.from = source.withLabels(emotions);
        this.to = target.withLabels(emotions);
        this.source = UnitRange.of(from.features());
        this.target = UnitRange.of(to.features());
    }

    public String name() {
        return from.name() + "-to-" + to.name();
    }

    public AcousticCorpus from() {
        return from;
    }

    public AcousticCorpus to() {
        return to;
    }

    public List<String> emotions() {
        return emotions;
    }

    /** Features × clips. */
    public DMatrixRMaj source() {
        return source;
    }

    /** Class of each source clip. */
    public int[] sourceClasses() {
        return from.classes(emotions);
    }

    /** Features × clips. */
    public DMatrixRMaj target() {
        return target;
    }

    /** What was said of the target beside its labels. */
    public ConfusionMatrix confusion(int[] predicted) {
        int[] actual = to.classes(emotions);
        ConfusionMatrix.Builder matrix = ConfusionMatrix.builder(emotions);
        for (int clip = 0; clip < actual.length; clip++) {
            matrix.add(actual[clip], predicted[clip]);
        }
        return matrix.build();
    }

    /** Mean recall of the emotions. */
    public double uar(int[] predicted) {
        return ClassificationMetrics.of(confusion(predicted)).uar();
    }

    /** The source alone, its speakers in so many parts, each part in turn as the unlabelled target. */
    public List<CorpusPair> sourceFolds(int count) {
        List<String> speakers = from.speakers().stream().distinct().toList();
        List<CorpusPair> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            folds.add(new CorpusPair(
                    from.only(clips(speakers, fold, count, false)),
                    from.only(clips(speakers, fold, count, true)),
                    emotions));
        }
        return folds;
    }

    private int[] clips(List<String> speakers, int fold, int count, boolean test) {
        return IntStream.range(0, from.speakers().size())
                .filter(clip -> (speakers.indexOf(from.speakers().get(clip)) % count == fold) == test)
                .toArray();
    }
}
