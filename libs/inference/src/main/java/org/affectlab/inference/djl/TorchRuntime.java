package org.affectlab.inference.djl;

import static java.util.Objects.requireNonNull;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Sets libtorch up once and for the whole process. Make it before anything else of DJL runs: the settings are read when the native library
 * is loaded, about one second (four on the first start of an installation, when the library is unpacked).
 *
 * <p>The intra-op count that is set at the start reaches only the thread that loaded the library; others take the number of cores until
 * they pass through a parallel loop, which convolutions and matrix products do not. So <b>every thread that computes calls {@link
 * #prepareThread()} first</b>. A second instance with another plan is possible, but the inter-op count stays what the first one chose.
 *
 * <p>Thread-safe. Nothing is ever downloaded.
 */
public final class TorchRuntime {
    static final String ENGINE = "PyTorch";

    private final ThreadPlan plan;
    private final String engineVersion;

    private TorchRuntime(ThreadPlan plan, String engineVersion) {
        this.plan = plan;
        this.engineVersion = engineVersion;
    }

    /**
     * Loads the native library if this process has not loaded it yet, and prepares the calling thread.
     *
     * @throws ai.djl.engine.EngineException if the native library cannot be loaded
     */
    public static TorchRuntime start(ThreadPlan plan) {
        requireNonNull(plan, "plan is null");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(plan.intraOpThreads()));
        System.setProperty("ai.djl.pytorch.num_interop_threads", Integer.toString(plan.interOpThreads()));
        Engine engine = Engine.getEngine(ENGINE);
        TorchRuntime runtime = new TorchRuntime(plan, engine.getVersion());
        runtime.prepareThread();
        return runtime;
    }

    /** Gives the calling thread its intra-op count. Cheap; call it at the start of every thread that computes. */
    public void prepareThread() {
        JniUtils.setNumThreads(plan.intraOpThreads());
    }

    /**
     * Gives the calling thread another intra-op count than the plan's, for a model that was measured.
     *
     * @param intraOpThreads taken as far as the processors and {@code OMP_NUM_THREADS} allow
     */
    public void prepareThread(int intraOpThreads) {
        JniUtils.setNumThreads(plan.intraOpThreads(intraOpThreads, System.getenv()));
    }

    public ThreadPlan plan() {
        return plan;
    }

    public String engineVersion() {
        return engineVersion;
    }

    /** For the log and {@code /actuator/info}. */
    @Override
    public String toString() {
        return "libtorch " + engineVersion + ", " + plan.processors() + " processors, " + plan.workers()
                + " workers with " + plan.intraOpThreads() + " intra-op threads each, " + plan.interOpThreads()
                + " inter-op thread";
    }
}
