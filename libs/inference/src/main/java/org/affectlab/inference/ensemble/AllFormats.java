package org.affectlab.inference.ensemble;

import java.util.EnumMap;
import java.util.Map;
import org.affectlab.inference.FormatEngines;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.PackageLimits;
import org.affectlab.inference.linear.LinearEngine;

/** Every format of {@link ModelFormat} behind one engine. Stateless. */
public final class AllFormats {
    private AllFormats() {}

    /**
     * Modules by the given engine, linear models, and ensembles of both.
     *
     * @param torch loads {@link ModelFormat#TORCHSCRIPT}; stays its caller's
     */
    public static FormatEngines with(InferenceEngine torch) {
        Map<ModelFormat, InferenceEngine> single =
                Map.of(ModelFormat.TORCHSCRIPT, torch, ModelFormat.LINEAR, new LinearEngine());
        Map<ModelFormat, InferenceEngine> all = new EnumMap<>(single);
        all.put(ModelFormat.ENSEMBLE, new EnsembleEngine(new FormatEngines(single), PackageLimits.defaults()));
        return new FormatEngines(all);
    }
}
