package org.affectlab.training.command;

import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.djl.DjlInferenceEngine;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.affectlab.inference.ensemble.AllFormats;

/** Loads the packages that commands measure, of every format. Stateless. */
final class PackageEngines {
    private PackageEngines() {}

    /** Starts libtorch. */
    static InferenceEngine start(ThreadPlan threads) {
        return AllFormats.with(new DjlInferenceEngine(TorchRuntime.start(threads), false));
    }
}
