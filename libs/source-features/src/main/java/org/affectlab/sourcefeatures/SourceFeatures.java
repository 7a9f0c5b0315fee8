package org.affectlab.sourcefeatures;

import static java.util.Objects.requireNonNull;

/**
 * Labelled features of clips. Immutable and thread-safe: arrays are copied on their way in and out.
 *
 * <p>Features are unscaled, single precision, clip after clip in the order of {@link SourceHeader#names()}. Speakers are numbers without names, of
 * which no two corpora share one.
 */
public final class SourceFeatures {
    private final SourceHeader header;
    private final float[] features;
    private final int[] labels;
    private final int[] corpora;
    private final int[] speakers;

    /**
     * @param features clips × names, row after row
     * @param labels of each clip, counted from 0
     * @param corpora of each clip, counted from 0
     * @param speakers of each clip, 0 or more
     * @throws IllegalArgumentException if sizes or numbers do not fit the header, or a feature is not finite
     */
    public SourceFeatures(SourceHeader header, float[] features, int[] labels, int[] corpora, int[] speakers) {
        this.header = requireNonNull(header, "header is null");
        this.features = features.clone();
        this.labels = labels.clone();
        this.corpora = corpora.clone();
        this.speakers = speakers.clone();
        int clips = labels.length;
        if (clips == 0
                || corpora.length != clips
                || speakers.length != clips
                || features.length != (long) clips * header.names().size()) {
            throw new IllegalArgumentException("features, labels, corpora and speakers differ in number");
        }
        for (float value : features) {
            require(Float.isFinite(value), "a feature is not finite");
        }
        int[] counts = new int[header.corpora().size()];
        for (int clip = 0; clip < clips; clip++) {
            require(
                    labels[clip] >= 0 && labels[clip] < header.labels().size(),
                    "clip " + clip + " has a label that is not listed");
            require(
                    corpora[clip] >= 0 && corpora[clip] < counts.length,
                    "clip " + clip + " has a corpus that is not listed");
            require(speakers[clip] >= 0, "clip " + clip + " has no speaker");
            counts[corpora[clip]]++;
        }
        for (int corpus = 0; corpus < counts.length; corpus++) {
            SourceCorpus said = header.corpora().get(corpus);
            require(said.clips() == counts[corpus], said.name() + " has another number of clips than is said");
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    public SourceHeader header() {
        return header;
    }

    public int clips() {
        return labels.length;
    }

    public float feature(int clip, int feature) {
        return features[clip * header.names().size() + feature];
    }

    public int label(int clip) {
        return labels[clip];
    }

    public int corpus(int clip) {
        return corpora[clip];
    }

    public int speaker(int clip) {
        return speakers[clip];
    }

    float[] features() {
        return features.clone();
    }

    int[] labels() {
        return labels.clone();
    }

    int[] corpora() {
        return corpora.clone();
    }

    int[] speakers() {
        return speakers.clone();
    }
}
