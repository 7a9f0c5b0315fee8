package org.affectlab.training.transfer;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.affectlab.acoustics.ParameterSet;

/** Every ordered pair of corpora with one parameter set, by AKTLR and its baselines. What is in the folder already is not done again. */
public final class TransferStudy {
    private static final List<String> EMOTIONS =
            List.of("neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised", "bored");
    private static final double ALIGNED = 100;

    private final ParameterSet set;
    private final List<AcousticCorpus> corpora;
    private final TransferRuns runs;
    private final PrintStream progress;

    public TransferStudy(ParameterSet set, List<AcousticCorpus> corpora, TransferRuns runs, PrintStream progress) {
        this.set = requireNonNull(set, "set is null");
        this.corpora = List.copyOf(corpora);
        this.runs = requireNonNull(runs, "runs is null");
        this.progress = progress;
    }

    /** @throws IOException if a result cannot be written */
    public void run() throws IOException {
        for (AcousticCorpus source : corpora) {
            for (AcousticCorpus target : corpora) {
                List<String> shared = EMOTIONS.stream()
                        .filter(emotion -> source.labels().contains(emotion)
                                && target.labels().contains(emotion))
                        .toList();
                if (source != target && shared.size() >= 2) {
                    pair(new CorpusPair(source, target, shared));
                }
            }
        }
    }

    private void pair(CorpusPair pair) throws IOException {
        for (RidgeMethod method :
                List.of(new RidgeMethod("regression", 0), new RidgeMethod("alignment alone", ALIGNED))) {
            one(pair, method, method);
        }
        for (SvmMethod method : List.of(
                new SvmMethod("linear SVM", List.of(0)),
                new SvmMethod("subspace alignment", List.of(20, 10, 40, 80)))) {
            one(pair, method, method);
        }
        one(pair, new AktlrMethod(set, false), new AktlrMethod(set, true));
    }

    private <S> void one(CorpusPair pair, TransferMethod<S> exact, TransferMethod<S> quick) throws IOException {
        if (runs.contains(set, pair.name(), exact.name())) {
            return;
        }
        TransferRun run = new TransferTrial(set).run(pair, exact, quick);
        runs.write(run);
        progress.println(String.format(
                Locale.ROOT,
                "%s  %s  %s  fixed %.3f  chosen on the source %.3f (%s)  %.0f s",
                set.id(),
                pair.name(),
                exact.name(),
                run.fixed().uar(),
                run.grid().get(run.chosenOnSource()).uar(),
                run.grid().get(run.chosenOnSource()).settings(),
                run.seconds()));
    }
}
