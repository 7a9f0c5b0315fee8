package org.affectlab.training.command;

import java.util.Map;
import org.affectlab.inference.FormatEngines;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.PackageLimits;
import org.affectlab.inference.djl.DjlInferenceEngine;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.inference.ensemble.EnsembleEngine;

/** Loads the packages that commands measure: networks, and ensembles of networks. Stateless. */
final class PackageEngines {
    private PackageEngines() {}

    /** Starts libtorch. */
    static InferenceEngine start(ThreadPlan threads) {
        DjlInferenceEngine torch = new DjlInferenceEngine(TorchRuntime.start(threads), false);
        return new FormatEngines(Map.of(
                ModelFormat.TORCHSCRIPT,
                torch,
                ModelFormat.ENSEMBLE,
                new EnsembleEngine(torch, PackageLimits.defaults())));
    }
}
