package org.affectlab.training.transfer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.IntStream;
import org.affectlab.acoustics.ParameterSet;

/** Tries a method with every setting on a pair. No label of the target chooses anything. Stateless but for the set. */
public final class TransferTrial {
    private static final int SOURCE_FOLDS = 5;

    private final ParameterSet set;

    public TransferTrial(ParameterSet set) {
        this.set = requireNonNull(set, "set is null");
    }

    /**
     * @param exact solves the method's fixed settings
     * @param quick solves the grid; may be the same
     */
    public <S> TransferRun run(CorpusPair pair, TransferMethod<S> exact, TransferMethod<S> quick) {
        long started = System.nanoTime();
        List<S> settings = quick.grid();
        TransferRun.Point fixed = point(
                pair, exact.fixed(), exact.predict(pair, List.of(exact.fixed())).get(0));
        List<TransferPrediction> predictions = quick.predict(pair, settings);
        List<TransferRun.Point> grid = IntStream.range(0, settings.size())
                .mapToObj(index -> point(pair, settings.get(index), predictions.get(index)))
                .toList();
        int chosen = chooseOnSource(pair, quick, settings);
        return new TransferRun(
                set.id(),
                pair.from().name(),
                pair.to().name(),
                pair.emotions(),
                pair.to().labels().size(),
                exact.name(),
                fixed,
                grid,
                chosen,
                (System.nanoTime() - started) * 1e-9);
    }

    private static TransferRun.Point point(CorpusPair pair, Object settings, TransferPrediction prediction) {
        return new TransferRun.Point(
                settings.toString(),
                pair.uar(prediction.classes()),
                prediction.converged(),
                prediction.keptGroups(),
                prediction.keptFeatures());
    }

    /** The best mean UAR over held-out speakers of the source; the first when several are equal. */
    static <S> int chooseOnSource(CorpusPair pair, TransferMethod<S> method, List<S> settings) {
        double[] sums = new double[settings.size()];
        for (CorpusPair fold : pair.sourceFolds(SOURCE_FOLDS)) {
            List<TransferPrediction> predictions = method.predict(fold, settings);
            for (int index = 0; index < sums.length; index++) {
                sums[index] += fold.uar(predictions.get(index).classes());
            }
        }
        int best = 0;
        for (int index = 1; index < sums.length; index++) {
            best = sums[index] > sums[best] ? index : best;
        }
        return best;
    }
}
