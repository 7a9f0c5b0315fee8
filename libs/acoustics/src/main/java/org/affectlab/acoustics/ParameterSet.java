package org.affectlab.acoustics;

import java.util.Arrays;
import java.util.List;

/**
 * Acoustic parameter sets that are computed here. Functionals and contours of a recording of 16 kHz; groups are what AKTLR keeps or drops as one
 * (its method's description; grouping by acoustic parameter: our choice). Immutable.
 */
public enum ParameterSet {
    /** Extended Geneva minimalistic acoustic parameter set, release 02 (Eyben et al. 2016): 88 functionals of 25 contours. */
    EGEMAPS(
            "egemaps",
            "eGeMAPSv02",
            EgemapsLayout.NAMES,
            EgemapsLayout.CONTOURS,
            EgemapsLayout.groups(),
            Egemaps.FEWEST_SAMPLES) {
        @Override
        public FeatureExtractor extractor(ContourListener listener) {
            return new Egemaps(listener);
        }
    },
    /** Geneva minimalistic acoustic parameter set (Eyben et al. 2016): 62 of the extended set's functionals. */
    GEMAPS("gemaps", "GeMAPSv01b", Gemaps.NAMES, EgemapsLayout.CONTOURS, Gemaps.groups(), Egemaps.FEWEST_SAMPLES) {
        @Override
        public FeatureExtractor extractor(ContourListener listener) {
            return new Gemaps(listener);
        }
    },
    /** INTERSPEECH 2009 Emotion Challenge (Schuller, Steidl, Batliner 2009): 384 functionals of 16 contours and their deltas. */
    IS09("is09", "IS09_emotion", Is09.names(), Is09.contourNames(), Is09.groups(), Is09.FEWEST_SAMPLES) {
        @Override
        public FeatureExtractor extractor(ContourListener listener) {
            return new Is09(listener);
        }
    };

    /** Samples a second of what the extractors take. */
    public static final int SAMPLE_RATE = 16_000;

    private final String id;
    private final String title;
    private final List<String> names;
    private final List<String> contours;
    private final List<ParameterGroup> groups;
    private final int fewestSamples;

    ParameterSet(
            String id,
            String title,
            List<String> names,
            List<String> contours,
            List<ParameterGroup> groups,
            int fewestSamples) {
        this.id = id;
        this.title = title;
        this.names = names;
        this.contours = contours;
        this.groups = groups;
        this.fewestSamples = fewestSamples;
    }

    /**
     * The set with an {@link #id()}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ParameterSet of(String id) {
        for (ParameterSet set : values()) {
            if (set.id.equals(id)) {
                return set;
            }
        }
        throw new IllegalArgumentException("there is no parameter set \"" + id + "\"; there are "
                + Arrays.stream(values()).map(ParameterSet::id).toList());
    }

    /** What callers write: {@code egemaps}, {@code gemaps}, {@code is09}. */
    public String id() {
        return id;
    }

    /** The set's usual name with its release. */
    public String title() {
        return title;
    }

    /** Names of the functionals, in their order. */
    public List<String> names() {
        return names;
    }

    /** Names of the low-level descriptors, in their order. */
    public List<String> contours() {
        return contours;
    }

    /** Disjoint; together they hold every functional. */
    public List<ParameterGroup> groups() {
        return groups;
    }

    /** Fewest samples that have functionals. */
    public int fewestSamples() {
        return fewestSamples;
    }

    /** For one recording. */
    public FeatureExtractor extractor() {
        return extractor((frame, values) -> {});
    }

    /** For one recording, whose contours are told as they come. */
    public abstract FeatureExtractor extractor(ContourListener listener);

    /** Functionals of a whole recording. */
    public double[] functionals(float[] samples) {
        try (FeatureExtractor extractor = extractor()) {
            extractor.accept(samples, 0, samples.length);
            return extractor.finish();
        }
    }
}
