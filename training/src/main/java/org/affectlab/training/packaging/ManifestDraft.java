package org.affectlab.training.packaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.evaluation.FoldedResult;
import org.affectlab.evaluation.Summary;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.TrainingData;
import org.affectlab.training.augment.WindowGrid;
import org.affectlab.training.calibration.Calibration;
import org.affectlab.training.report.CorpusInfo;
import org.affectlab.training.report.SeedRuns;
import org.affectlab.training.run.RunResult;

/** The manifest of a classifier of speech windows, without the digests of its files. Stateless. */
final class ManifestDraft {
    private static final String TASK = "speech-emotion";
    /** Our choice: powers of two keep padding under one half; 5 ms is small beside the forward of one window. */
    private static final BatchingPolicy BATCHING = new BatchingPolicy(16, 5, List.of(1, 2, 4, 8, 16));

    private ManifestDraft() {}

    static ModelManifest of(PackageContents contents) {
        RunResult result = contents.result();
        Map<String, Object> preprocessing = new LinkedHashMap<>();
        preprocessing.put("sampleRateHz", contents.archive().input().sampleRateHz());
        preprocessing.put("windowSamples", contents.archive().input().windowSamples());
        preprocessing.put("hopMs", contents.settings().windows().hopFrames() * WindowGrid.HOP_MS);
        preprocessing.put("frameHopSamples", WindowGrid.HOP_SAMPLES);
        return new ModelManifest(
                contents.request().name(),
                contents.request().version(),
                TASK,
                ModelFormat.TORCHSCRIPT,
                result.labels(),
                List.of(contents.archive().input().spec()),
                List.of(contents.archive().output().spec()),
                preprocessing,
                BATCHING,
                contents.corpora().stream()
                        .map(corpus -> trainingData(contents, corpus))
                        .toList(),
                ProtocolText.of(contents),
                metrics(contents),
                contents.corpus().weightsLicence(),
                citation(contents),
                false,
                Map.of());
    }

    private static TrainingData trainingData(PackageContents contents, DescribedCorpus corpus) {
        SpeakerSplit split = new SpeakerSplit(contents.result(), ProtocolText.hearsTarget(contents));
        String name = corpus.name();
        CorpusInfo info = corpus.info();
        return new TrainingData(
                info.title(),
                info.licence(),
                info.citation(),
                name == null ? split.besides(contents.corpusNames()) : split.of(name));
    }

    static String task() {
        return TASK;
    }

    /** The method's own citation: the first line of its description. */
    private static String citation(PackageContents contents) {
        return CardText.method(contents).lines().findFirst().orElse("");
    }

    private static Map<String, Double> metrics(PackageContents contents) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        RunResult result = contents.result();
        if (result.confusion() != null) {
            ClassificationMetrics test = ClassificationMetrics.of(SeedRuns.confusion(result));
            metrics.put("testWar", test.war());
            metrics.put("testUar", test.uar());
            metrics.put("testUf1", test.uf1());
            metrics.put("testClips", (double) test.items());
            metrics.put("chanceUar", test.chance());
        }
        Double calibration = result.calibrationError();
        if (calibration != null) {
            metrics.put("testCalibrationError", calibration);
        }
        Calibration temperature = contents.calibration();
        if (temperature != null) {
            metrics.put("temperature", temperature.temperature());
            metrics.put("calibratedError", temperature.errorAfter());
        }
        if (contents.crossValidation() != null) {
            for (SeedRuns seed : contents.crossValidation().seeds()) {
                crossValidation(metrics, "crossValidation.seed-" + seed.seed() + ".", seed.folded());
            }
        }
        return metrics;
    }

    private static void crossValidation(Map<String, Double> metrics, String prefix, FoldedResult folded) {
        Summary war = folded.acrossFolds(ClassificationMetrics::war);
        Summary uar = folded.acrossFolds(ClassificationMetrics::uar);
        metrics.put(prefix + "folds", (double) folded.folds().size());
        metrics.put(prefix + "pooledWar", folded.pooled().war());
        metrics.put(prefix + "pooledUar", folded.pooled().uar());
        metrics.put(prefix + "warMean", war.mean());
        metrics.put(prefix + "uarMean", uar.mean());
        if (folded.folds().size() > 1) {
            metrics.put(prefix + "warDeviation", war.standardDeviation());
            metrics.put(prefix + "uarDeviation", uar.standardDeviation());
        }
    }
}
