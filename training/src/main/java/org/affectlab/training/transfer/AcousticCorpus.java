package org.affectlab.training.transfer;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.media.AudioDecoder;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.RecordingLoader;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.data.SpeechDataset;
import org.ejml.data.DMatrixRMaj;

/**
 * A corpus as features. Immutable; the matrix must not be changed.
 *
 * @param name of the corpus
 * @param features features × clips, unscaled
 * @param labels emotion of each clip
 * @param speakers of each clip
 */
public record AcousticCorpus(String name, DMatrixRMaj features, List<String> labels, List<String> speakers) {
    public AcousticCorpus {
        requireNonNull(name, "name is null");
        requireNonNull(features, "features is null");
        labels = List.copyOf(labels);
        speakers = List.copyOf(speakers);
        if (features.numCols != labels.size() || labels.size() != speakers.size()) {
            throw new IllegalArgumentException("features, labels and speakers differ in number");
        }
    }

    /** Functionals of every clip. */
    public static AcousticCorpus read(ParameterSet set, SpeechDataset dataset, int threads)
            throws IOException, InterruptedException {
        Recordings recordings = new RecordingLoader(new AudioDecoder(), threads).load(dataset.clips());
        DMatrixRMaj features =
                new DMatrixRMaj(set.names().size(), dataset.clips().size());
        for (int clip = 0; clip < features.numCols; clip++) {
            double[] values = set.functionals(recordings.samples(dataset.clips().get(clip)));
            for (int row = 0; row < values.length; row++) {
                features.set(row, clip, values[row]);
            }
        }
        return new AcousticCorpus(
                dataset.name(),
                features,
                dataset.clips().stream().map(Clip::label).toList(),
                dataset.clips().stream().map(Clip::speaker).toList());
    }

    /** Only these clips, in this order. */
    AcousticCorpus only(int[] clips) {
        DMatrixRMaj chosen = new DMatrixRMaj(features.numRows, clips.length);
        for (int row = 0; row < features.numRows; row++) {
            for (int column = 0; column < clips.length; column++) {
                chosen.set(row, column, features.get(row, clips[column]));
            }
        }
        return new AcousticCorpus(
                name,
                chosen,
                Arrays.stream(clips).mapToObj(labels::get).toList(),
                Arrays.stream(clips).mapToObj(speakers::get).toList());
    }

    /** Only clips with one of the emotions. */
    public AcousticCorpus withLabels(List<String> wanted) {
        List<Integer> clips = new ArrayList<>();
        for (int clip = 0; clip < labels.size(); clip++) {
            if (wanted.contains(labels.get(clip))) {
                clips.add(clip);
            }
        }
        return only(clips.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Index of each clip's emotion. */
    int[] classes(List<String> vocabulary) {
        return labels.stream().mapToInt(vocabulary::indexOf).toArray();
    }
}
