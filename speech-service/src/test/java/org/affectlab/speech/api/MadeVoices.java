package org.affectlab.speech.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.sourcefeatures.ProbeSignal;
import org.affectlab.sourcefeatures.SourceCorpus;
import org.affectlab.sourcefeatures.SourceFeatures;
import org.affectlab.sourcefeatures.SourceFeaturesFiles;
import org.affectlab.sourcefeatures.SourceHeader;

/** Something like voices, of which pitch, loudness and tempo are known: angry is high and loud, sad low and soft. Stateless. */
final class MadeVoices {
    static final List<String> EMOTIONS = List.of("angry", "neutral", "sad");

    private static final double[] PITCHES_HZ = {240, 160, 105};
    private static final double[] LEVELS = {0.5, 0.15, 0.04};
    private static final double[] SYLLABLES_PER_SECOND = {6, 4, 2.5};
    private static final int HARMONICS = 10;

    private MadeVoices() {}

    static byte[] wav(String emotion, int speaker, int take) {
        return WavFile.of(samples(EMOTIONS.indexOf(emotion), speaker, take, 1.2));
    }

    static float[] samples(int emotion, int speaker, int take, double seconds) {
        float[] samples = new float[(int) (seconds * WavFile.SAMPLE_RATE_HZ)];
        double pitch = PITCHES_HZ[emotion] * (1 + 0.06 * Math.sin(speaker)) * (1 + 0.03 * Math.cos(3 * take));
        double phase = 0;
        long noise = 31L * speaker + take;
        for (int index = 0; index < samples.length; index++) {
            double second = (double) index / WavFile.SAMPLE_RATE_HZ;
            double syllable = Math.sin(Math.PI * (SYLLABLES_PER_SECOND[emotion] + 0.2 * (take % 3)) * second + take);
            phase += 2 * Math.PI * pitch * (1 + 0.05 * syllable) / WavFile.SAMPLE_RATE_HZ;
            double voice = 0;
            for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
                voice += Math.sin(harmonic * phase) / Math.pow(harmonic, 1 + 0.1 * (speaker % 3) + 0.3 * emotion);
            }
            noise = noise * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            double hiss = 0.003 * (noise >> 32) / Integer.MAX_VALUE;
            samples[index] = (float) (LEVELS[emotion] * syllable * syllable * voice / 2 + hiss);
        }
        return samples;
    }

    /** Six speakers, four takes of each emotion. */
    static void writeSource(Path folder) throws IOException {
        ParameterSet set = ParameterSet.EGEMAPS;
        int speakers = 6;
        int takes = 4;
        int clips = speakers * takes * EMOTIONS.size();
        int width = set.names().size();
        float[] features = new float[clips * width];
        int[] labels = new int[clips];
        int[] who = new int[clips];
        for (int clip = 0; clip < clips; clip++) {
            labels[clip] = clip % EMOTIONS.size();
            who[clip] = clip / EMOTIONS.size() % speakers;
            double[] values = set.functionals(samples(labels[clip], who[clip], clip / (3 * speakers), 1.2));
            for (int feature = 0; feature < width; feature++) {
                features[clip * width + feature] = (float) values[feature];
            }
        }
        SourceHeader header = new SourceHeader(
                set.id(),
                "made",
                set.names(),
                EMOTIONS,
                List.of(new SourceCorpus("made", "Made", "CC0-1.0", "Nobody (2026)", clips, "sha256:0")),
                Arrays.stream(set.functionals(ProbeSignal.samples())).boxed().toList(),
                "");
        new SourceFeaturesFiles()
                .write(folder, new SourceFeatures(header, features, labels, new int[clips], who), "# Made\n");
    }
}
