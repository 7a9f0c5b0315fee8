package org.affectlab.speech.pipeline.adaptation;

import java.util.List;
import java.util.SplittableRandom;
import org.affectlab.acoustics.ParameterSet;
import org.ejml.data.DMatrixRMaj;

/** Features of which F0 and loudness tell three emotions apart, and all others are noise. */
final class MadeFeatures {
    static final List<String> EMOTIONS = List.of("angry", "neutral", "sad");
    static final int WIDTH = ParameterSet.EGEMAPS.names().size();

    private MadeFeatures() {}

    /** Emotion after emotion, over and over. */
    static DMatrixRMaj matrix(int recordings, double offset, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DMatrixRMaj matrix = new DMatrixRMaj(WIDTH, recordings);
        for (int recording = 0; recording < recordings; recording++) {
            int emotion = recording % EMOTIONS.size();
            for (int feature = 0; feature < WIDTH; feature++) {
                double told = feature < 10 ? 2 - emotion : feature < 20 ? emotion == 1 ? 1.5 : 0 : 0;
                matrix.set(feature, recording, offset + told + 0.3 * random.nextGaussian());
            }
        }
        return matrix;
    }

    static int[] classes(int recordings) {
        int[] classes = new int[recordings];
        for (int recording = 0; recording < recordings; recording++) {
            classes[recording] = recording % EMOTIONS.size();
        }
        return classes;
    }

    /** Of so many speakers, who take turns after every three recordings; of one corpus. */
    static LabelledSource source(int recordings, int speakers) {
        int[] who = new int[recordings];
        for (int recording = 0; recording < recordings; recording++) {
            who[recording] = recording / EMOTIONS.size() % speakers;
        }
        return new LabelledSource(EMOTIONS, matrix(recordings, 0, 1), classes(recordings), new int[recordings], who);
    }
}
