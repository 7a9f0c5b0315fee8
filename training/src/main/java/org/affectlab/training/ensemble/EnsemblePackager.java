package org.affectlab.training.ensemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.evaluation.ClassificationMetrics;
import org.affectlab.inference.ModelFormat;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.ensemble.EnsembleMember;
import org.affectlab.inference.ensemble.EnsembleParameters;
import org.affectlab.inference.ensemble.MemberForm;
import org.affectlab.training.packaging.PackageFolder;
import org.affectlab.training.report.CorpusInfo;

/**
 * Makes a package that names others, measured and calibrated on the speakers whom none of them heard. Stateless; for a thread on which libtorch has been
 * started.
 */
public final class EnsemblePackager {

    /**
     * @throws IOException if a member is no package of a run, lies elsewhere, or was trained on other labels, data or speakers; if their windows do not
     *     fit into the longest; if the corpora are not those of the members; or if the package exists already
     * @throws ModelPackageException if no service would run the members together
     */
    public ModelPackage write(EnsembleRequest request) throws IOException, InterruptedException, ModelPackageException {
        List<PackagedRun> members = PackagedRun.read(request.members(), request.out());
        PackagedRun longest = PackagedRun.longest(members);
        List<EnsembleMember> named = named(members, longest);
        requireFitting(EnsembleManifest.of(request, members, longest, Map.of()), members, named);
        Path own = request.corpusInfo();
        CorpusInfo corpus = CorpusInfo.joined(
                own == null ? CorpusInfo.known(members.get(0).result().corpus()) : List.of(CorpusInfo.read(own)));
        HeldOutFigures figures = HeldOutFigures.of(members, longest, request.corpora());
        EnsembleParameters parameters =
                new EnsembleParameters(named, figures.calibration().temperature());
        ModelManifest manifest = EnsembleManifest.of(request, members, longest, metrics(figures));
        return PackageFolder.write(request.out(), manifest, folder -> {
            Files.write(folder.resolve(ModelFormat.ENSEMBLE.fileName()), parameters.toJson());
            NpzFile.write(folder.resolve(ModelPackage.EXAMPLE_FILE_NAME), example(members, longest, parameters));
            Files.writeString(
                    folder.resolve("CARD.md"), EnsembleCard.of(request, members, parameters, figures, corpus));
        });
    }

    private static List<EnsembleMember> named(List<PackagedRun> members, PackagedRun longest) throws IOException {
        List<EnsembleMember> named = new ArrayList<>();
        for (PackagedRun member : members) {
            named.add(member.asMember(longest.windowSamples()));
        }
        return named;
    }

    /** Before the long measuring. */
    private static void requireFitting(ModelManifest ensemble, List<PackagedRun> members, List<EnsembleMember> named)
            throws IOException, ModelPackageException {
        try {
            new EnsembleParameters(named, 1);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        for (int member = 0; member < named.size(); member++) {
            MemberForm.require(
                    ensemble,
                    named.get(member),
                    members.get(member).modelPackage().manifest());
        }
    }

    private static Map<String, Double> metrics(HeldOutFigures figures) {
        ClassificationMetrics test = ClassificationMetrics.of(figures.ensemble().confusion());
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("testWar", test.war());
        metrics.put("testUar", test.uar());
        metrics.put("testUf1", test.uf1());
        metrics.put("testClips", (double) test.items());
        metrics.put("chanceUar", test.chance());
        metrics.put("testCalibrationError", figures.calibration().errorBefore());
        metrics.put("temperature", figures.calibration().temperature());
        metrics.put("calibratedError", figures.calibration().errorAfter());
        return metrics;
    }

    /** The longest window of a member's example, and what the members' own modules say to it. */
    private static Map<String, Tensor> example(
            List<PackagedRun> members, PackagedRun longest, EnsembleParameters parameters) throws IOException {
        ModelPackage own = longest.modelPackage();
        String input = own.manifest().inputs().get(0).name();
        Tensor window =
                NpzFile.read(own.content(ModelPackage.EXAMPLE_FILE_NAME)).get(input);
        float[] mean = new float[own.manifest().labels().size()];
        for (PackagedRun member : members) {
            try (MemberNetwork network = MemberNetwork.open(member, longest.windowSamples())) {
                float[] logits = network.logits(window.toFloats());
                for (int label = 0; label < mean.length; label++) {
                    mean[label] += (float) (logits[label] / members.size() / parameters.temperature());
                }
            }
        }
        Map<String, Tensor> example = new LinkedHashMap<>();
        example.put(input, window);
        example.put(own.manifest().outputs().get(0).name(), Tensor.ofFloats(mean, 1, mean.length));
        return example;
    }
}
