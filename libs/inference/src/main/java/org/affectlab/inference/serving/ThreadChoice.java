package org.affectlab.inference.serving;

import java.util.Optional;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ServingThreads;
import org.affectlab.inference.batching.ForwardGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one model: what its manifest says was measured, cut to the processors of this process, else the plan of the service. {@code
 * workers × intra-op threads} never exceeds the processors. Immutable.
 *
 * @param workers inference threads
 * @param measuredIntraOp threads of one operation as measured; empty for the engine's plan
 * @param share processors that one forward keeps busy
 */
record ThreadChoice(int workers, Optional<Integer> measuredIntraOp, int share) {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadChoice.class);

    static ThreadChoice of(ModelManifest manifest, ServingOptions options, int processors) {
        if (!options.measuredThreads() || manifest.serving().isEmpty()) {
            return new ThreadChoice(
                    options.workers(), Optional.empty(), Math.max(1, processors / options.concurrentForwards()));
        }
        ServingThreads measured = manifest.serving().get();
        int workers = Math.min(measured.workers(), processors);
        int intraOp = Math.min(measured.intraOpThreads(), processors / workers);
        if (!measured.equals(new ServingThreads(workers, intraOp))) {
            LOG.warn(
                    "{}@{} was measured best with {} workers of {} threads, but there are {} processors: {} workers of {}",
                    manifest.name(),
                    manifest.version(),
                    measured.workers(),
                    measured.intraOpThreads(),
                    processors,
                    workers,
                    intraOp);
        }
        return new ThreadChoice(workers, Optional.of(intraOp), intraOp);
    }

    /** The settings of the calling worker thread. */
    void prepare(InferenceEngine engine) {
        measuredIntraOp.ifPresentOrElse(engine::prepareWorkerThread, engine::prepareWorkerThread);
    }

    /** Where the forwards of the model wait for their share of the processors. */
    ForwardGate gate(ProcessorShares shares) {
        return forward -> shares.with(share, () -> {
            forward.run();
            return true;
        });
    }
}
