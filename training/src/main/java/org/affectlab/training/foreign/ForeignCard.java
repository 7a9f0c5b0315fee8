package org.affectlab.training.foreign;

import java.util.List;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.TrainingData;

/** A short {@code CARD.md} from what the manifest says. Stateless. */
final class ForeignCard {
    private ForeignCard() {}

    static String of(ModelManifest manifest, String moduleFile) {
        StringBuilder card = new StringBuilder("# " + manifest.name() + ", version " + manifest.version() + "\n\n")
                .append("A TorchScript module of its owner's making, packaged from `")
                .append(moduleFile)
                .append("`.\n\n")
                .append("* Task: ")
                .append(manifest.task())
                .append('\n')
                .append("* Labels: ")
                .append(orNone(manifest.labels()))
                .append('\n')
                .append("* Inputs: `")
                .append(OutputSpecs.text(manifest.inputs()))
                .append("`\n")
                .append("* Outputs: `")
                .append(OutputSpecs.text(manifest.outputs()))
                .append("`\n")
                .append("* Licence of the weights: ")
                .append(manifest.licence())
                .append('\n')
                .append("* Protocol: ")
                .append(manifest.protocol())
                .append('\n');
        for (TrainingData data : manifest.trainingData()) {
            card.append("* Trained on: ")
                    .append(data.name())
                    .append(" (")
                    .append(data.licence())
                    .append(")\n");
        }
        if (manifest.demo()) {
            card.append("* A demonstration: every answer carries the warning `DEMO_MODEL`.\n");
        }
        return card.toString();
    }

    private static String orNone(List<String> labels) {
        return labels.isEmpty() ? "none" : String.join(", ", labels);
    }
}
