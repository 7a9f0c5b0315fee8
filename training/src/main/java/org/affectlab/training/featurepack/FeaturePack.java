package org.affectlab.training.featurepack;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.sourcefeatures.ProbeSignal;
import org.affectlab.sourcefeatures.SourceCorpus;
import org.affectlab.sourcefeatures.SourceFeatures;
import org.affectlab.sourcefeatures.SourceFeaturesFiles;
import org.affectlab.sourcefeatures.SourceHeader;
import org.affectlab.training.data.CorpusDigest;
import org.affectlab.training.data.SpeechDataset;
import org.affectlab.training.report.CorpusInfo;
import org.affectlab.training.transfer.AcousticCorpus;

/**
 * Corpora as one package of features: clips of the six emotions that most of them have, one corpus after the other, speakers as numbers. One corpus at a
 * time is in memory. For one thread.
 */
public final class FeaturePack {
    /** In the order of their numbers. */
    public static final List<String> EMOTIONS = List.of("angry", "disgust", "fearful", "happy", "neutral", "sad");

    private final ParameterSet set;
    private final int threads;
    private final List<SourceCorpus> corpora = new ArrayList<>();
    private final List<CorpusInfo> infos = new ArrayList<>();
    private final List<AcousticCorpus> features = new ArrayList<>();

    /** @param threads that decode */
    public FeaturePack(ParameterSet set, int threads) {
        this.set = requireNonNull(set, "set is null");
        this.threads = threads;
    }

    /**
     * One corpus more.
     *
     * @return clips that were taken of it
     * @throws IOException if a recording cannot be read
     */
    public int add(SpeechDataset corpus, CorpusInfo info) throws IOException, InterruptedException {
        SpeechDataset chosen = corpus.withLabels(EMOTIONS);
        features.add(AcousticCorpus.read(set, chosen, threads));
        infos.add(info);
        corpora.add(new SourceCorpus(
                chosen.name(),
                info.title(),
                info.licence(),
                info.citation(),
                chosen.clips().size(),
                CorpusDigest.of(chosen)));
        return chosen.clips().size();
    }

    /** @throws IOException if the folder cannot be written */
    public SourceFeatures write(Path folder) throws IOException {
        int clips = corpora.stream().mapToInt(SourceCorpus::clips).sum();
        int width = set.names().size();
        float[] values = new float[Math.multiplyExact(clips, width)];
        int[] labels = new int[clips];
        int[] origins = new int[clips];
        int[] speakers = new int[clips];
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int next = 0;
        for (int corpus = 0; corpus < features.size(); corpus++) {
            AcousticCorpus one = features.get(corpus);
            for (int clip = 0; clip < one.labels().size(); clip++) {
                for (int feature = 0; feature < width; feature++) {
                    values[next * width + feature] = (float) one.features().get(feature, clip);
                }
                labels[next] = EMOTIONS.indexOf(one.labels().get(clip));
                origins[next] = corpus;
                String speaker = corpus + ":" + one.speakers().get(clip);
                speakers[next] = numbers.computeIfAbsent(speaker, unknown -> numbers.size());
                next++;
            }
        }
        SourceHeader header = new SourceHeader(
                set.id(),
                "Affectlab acoustics, " + set.title(),
                set.names(),
                EMOTIONS,
                corpora,
                Arrays.stream(set.functionals(ProbeSignal.samples())).boxed().toList(),
                "");
        SourceFeatures packed = new SourceFeatures(header, values, labels, origins, speakers);
        return new SourceFeaturesFiles().write(folder, packed, FeatureCard.of(packed, infos));
    }
}
