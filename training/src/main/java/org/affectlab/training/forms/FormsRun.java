package org.affectlab.training.forms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.PackageLimits;
import org.affectlab.media.AudioDecoder;
import org.affectlab.media.encoding.RecordingForm;
import org.affectlab.training.data.Clip;
import org.affectlab.training.data.DatasetReader;
import org.affectlab.training.data.RecordingLoader;
import org.affectlab.training.data.Recordings;
import org.affectlab.training.data.SpeechDataset;

/**
 * Compares forms on a drawn set of clips of a corpus.
 *
 * @param directory of the model package
 * @param corpus folder of the corpus
 * @param speakers whose clips are taken: those that the model was not trained on; empty takes all
 * @param clips how many, drawn with the seed
 */
public record FormsRun(Path directory, Path corpus, List<String> speakers, int clips, long seed) {
    public FormsRun {
        speakers = List.copyOf(speakers);
        if (clips < 1) {
            throw new IllegalArgumentException("clips must be at least 1: " + clips);
        }
    }

    /**
     * The page. Runs on the calling thread; libtorch must have been started.
     *
     * @throws IOException if the corpus, a clip or the package cannot be read
     */
    public String page(InferenceEngine engine) throws IOException, InterruptedException {
        SpeechDataset dataset = new DatasetReader().read(corpus);
        List<Clip> drawn = draw(dataset);
        AudioDecoder decoder = new AudioDecoder();
        Recordings recordings = new RecordingLoader(decoder, 1).load(drawn);
        List<float[]> samples = drawn.stream().map(recordings::samples).toList();
        try {
            ModelPackage modelPackage = ModelPackage.open(directory, PackageLimits.defaults());
            engine.prepareWorkerThread();
            try (EngineModel model = engine.load(modelPackage)) {
                ClipClassifier classifier = new ClipClassifier(model, modelPackage.manifest());
                List<FormDifference> rows =
                        new FormsStudy(classifier::probabilities, decoder).compare(samples, RecordingForm.ALL);
                return FormsReport.page(
                        modelPackage.manifest().name() + " "
                                + modelPackage.manifest().version(),
                        modelPackage.digest(),
                        dataset.name(),
                        speakers.isEmpty() ? dataset.speakers() : speakers,
                        rows);
            }
        } catch (ModelPackageException e) {
            throw new IOException(directory + ": " + e.getMessage(), e);
        }
    }

    private List<Clip> draw(SpeechDataset dataset) {
        List<Clip> candidates = new ArrayList<>(speakers.isEmpty() ? dataset.clips() : dataset.clipsOf(speakers));
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("no clip of speakers " + speakers);
        }
        Collections.shuffle(candidates, new Random(seed));
        return candidates.subList(0, Math.min(clips, candidates.size()));
    }
}
