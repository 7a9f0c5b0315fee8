package org.affectlab.inference.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;

/**
 * What this process could compute on besides the processor.
 *
 * @param cudaLibrary whether the libtorch that was loaded is a CUDA build
 * @param gpus that CUDA can see
 */
record GpuSupport(boolean cudaLibrary, int gpus) {
    /** Of the engine that has been started. */
    static GpuSupport of(Engine engine) {
        return new GpuSupport(engine.hasCapability(StandardCapabilities.CUDA), engine.getGpuCount());
    }
}
