package org.affectlab.inference.djl;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TorchScript through DJL, on the processor or on one GPU. Thread-safe. The same package runs on both: the module is loaded onto the device,
 * inputs are copied there and outputs back.
 *
 * <p>The archive goes to libtorch from memory, as the very bytes that were verified. Modules are put into evaluation mode, and gradients are
 * never recorded.
 */
public final class DjlInferenceEngine implements InferenceEngine, MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(DjlInferenceEngine.class);

    private final TorchRuntime runtime;
    private final boolean optimizeGraph;
    private final Device device;
    private final AtomicInteger liveManagers = new AtomicInteger();

    /** On the processor. */
    public DjlInferenceEngine(TorchRuntime runtime, boolean optimizeGraph) {
        this(runtime, optimizeGraph, InferenceDevice.CPU);
    }

    /**
     * @param optimizeGraph whether TorchScript's graph executor profiles and fuses. It keeps plans for each shape and thread, so it can pay
     *     only where shapes come from few buckets and every worker is warmed at all of them. For LGFA it costs a first forward of 380 ms
     *     instead of 40 and gains nothing that could be told from noise (6.4 against 6.2 CPU milliseconds a window), so networks that libtorch
     *     already runs in a few large kernels do without
     * @throws IllegalStateException if a GPU is asked for that is not there
     */
    public DjlInferenceEngine(TorchRuntime runtime, boolean optimizeGraph, InferenceDevice device) {
        this.runtime = requireNonNull(runtime, "runtime is null");
        this.optimizeGraph = optimizeGraph;
        this.device = device.resolve(GpuSupport.of(Engine.getEngine(TorchRuntime.ENGINE)));
        LOG.info("Models compute on {} (configured: {})", device(), device);
    }

    /** {@code cpu} or {@code gpu:N}: what was chosen. */
    public String device() {
        return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
    }

    /** Intra-op count and graph executor are settings of each thread in libtorch. */
    @Override
    public void prepareWorkerThread() {
        runtime.prepareThread();
        JniUtils.setGraphExecutorOptimize(optimizeGraph);
    }

    @Override
    public void prepareWorkerThread(int intraOpThreads) {
        runtime.prepareThread(intraOpThreads);
        JniUtils.setGraphExecutorOptimize(optimizeGraph);
    }

    @Override
    public EngineModel load(ModelPackage modelPackage) throws ModelPackageException {
        byte[] archive = modelPackage.content(modelPackage.manifest().format().fileName());
        PtNDManager manager =
                (PtNDManager) Engine.getEngine(TorchRuntime.ENGINE).newBaseManager(device);
        boolean loaded = false;
        try {
            PtSymbolBlock module = JniUtils.loadModule(manager, new ByteArrayInputStream(archive), true, false);
            JniUtils.enableInferenceMode(module);
            loaded = true;
            return new DjlEngineModel(modelPackage.manifest(), manager, module, liveManagers);
        } catch (IOException | RuntimeException e) {
            throw new ModelPackageException(
                    Reason.NOT_LOADABLE, "libtorch cannot load the archive: " + firstLine(e), e);
        } finally {
            if (!loaded) {
                manager.close();
            }
        }
    }

    /** libtorch appends its C++ stack to the message. */
    static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** DJL's memory managers that are open now: one for each model and one for each running forward. */
    public int liveManagers() {
        return liveManagers.get();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(MetricNames.NATIVE_MANAGERS, liveManagers, AtomicInteger::get)
                .description("Memory managers of the engine that are open")
                .register(registry);
    }
}
