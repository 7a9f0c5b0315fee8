package org.affectlab.speech.pipeline.adaptation;

import static java.util.Objects.requireNonNull;

import org.affectlab.acoustics.FeatureExtractor;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.media.DecodedAudio;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.speech.pipeline.RecordingCheck;

/** Functionals of a whole recording, in single precision, as packages of models take them. Immutable, thread-safe. */
public final class RecordingFunctionals {
    private final ParameterSet set;

    public RecordingFunctionals(ParameterSet set) {
        this.set = requireNonNull(set, "set is null");
    }

    /**
     * Looks once a second of recording whether somebody still wants it.
     *
     * @return in the order of the set's names, all finite
     * @throws org.affectlab.servicekit.problem.ProblemException TOO_SHORT, SILENT, DEADLINE_EXCEEDED
     * @throws org.affectlab.servicekit.problem.ClientGoneException if nobody does
     */
    public float[] of(DecodedAudio audio, Caller caller) {
        RecordingCheck.check(audio);
        double[] values = extract(audio, caller);
        float[] functionals = new float[values.length];
        for (int index = 0; index < values.length; index++) {
            functionals[index] = (float) values[index];
        }
        return functionals;
    }

    private double[] extract(DecodedAudio audio, Caller caller) {
        float[] samples = audio.samples();
        try (FeatureExtractor extractor = set.extractor()) {
            for (int start = 0; start < samples.length; start += audio.sampleRateHz()) {
                caller.check();
                extractor.accept(samples, start, Math.min(samples.length, start + audio.sampleRateHz()));
            }
            return extractor.finish();
        }
    }
}
