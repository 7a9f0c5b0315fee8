package org.affectlab.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.affectlab.acoustics.FeatureExtractor;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.acoustics.VoiceLikeSignal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Functionals of {@value #SECONDS} seconds of a voice-like signal, in pieces of a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FeaturesBenchmark {
    /** Of the signal. */
    public static final int SECONDS = 20;

    /** Name of the parameter set. */
    @Param({"EGEMAPS", "IS09"})
    public ParameterSet set = ParameterSet.EGEMAPS;

    private final float[] samples = VoiceLikeSignal.of(SECONDS * ParameterSet.SAMPLE_RATE, ParameterSet.SAMPLE_RATE);

    @Benchmark
    public double[] functionals() {
        try (FeatureExtractor extractor = set.extractor()) {
            for (int from = 0; from < samples.length; from += ParameterSet.SAMPLE_RATE) {
                extractor.accept(samples, from, from + ParameterSet.SAMPLE_RATE);
            }
            return extractor.finish();
        }
    }
}
