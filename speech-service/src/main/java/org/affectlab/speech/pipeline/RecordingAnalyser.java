package org.affectlab.speech.pipeline;

import org.affectlab.media.DecodedAudio;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Progress;

/** What a model makes of a recording, once it is clear which model and how. */
@FunctionalInterface
public interface RecordingAnalyser {
    /**
     * Blocks until the result is there, the deadline has come or the client has gone.
     *
     * @throws org.affectlab.servicekit.problem.ProblemException what is wrong with the recording, DEADLINE_EXCEEDED
     * @throws org.affectlab.inference.InferenceException what the model's queue said
     */
    EmotionResult analyse(DecodedAudio audio, Caller caller, Progress progress);
}
