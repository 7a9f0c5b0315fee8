package org.affectlab.training.packaging;

import java.util.List;
import org.affectlab.training.run.RunResult;

/** How a run was trained and tested, in sentences made from the run itself. Stateless. */
final class ProtocolText {
    private ProtocolText() {}

    /** Which speakers were used for what. */
    static String split(RunResult result) {
        StringBuilder text = new StringBuilder("trained on speakers " + join(result.trainingSpeakers()));
        if (!result.validationSpeakers().isEmpty()) {
            text.append("; epoch chosen on speakers ").append(join(result.validationSpeakers()));
        }
        text.append(
                result.testSpeakers().isEmpty()
                        ? "; no speaker held out"
                        : "; tested on speakers " + join(result.testSpeakers()));
        return text.toString();
    }

    static String of(PackageContents contents) {
        RunResult result = contents.result();
        String held = result.testSpeakers().isEmpty()
                ? "Trained on every speaker, so that this network has no figure of its own on speakers that it never heard."
                : "Trained on " + result.trainingClips() + " clips of all speakers but "
                        + join(result.testSpeakers())
                        + (result.validationSpeakers().isEmpty()
                                ? ""
                                : " and " + join(result.validationSpeakers()) + " (validation)")
                        + ", tested on those. This run chose neither weights nor epoch on the test speakers.";
        String epoch = result.validationSpeakers().isEmpty()
                ? "The last epoch (" + result.epoch() + ") was kept."
                : "The epoch with the best validation UAR (" + result.epoch() + ") was kept.";
        String target = result.corpus().contains("-to-")
                ? " The target corpus, on which it was tested, was heard in training without its labels (the papers' protocol)."
                : "";
        String note = contents.request().protocolNote();
        return held + target + " " + epoch
                + " A clip's emotion is the arg-max of the mean of its windows' softmax vectors."
                + (note == null ? "" : " " + note);
    }

    private static String join(List<String> speakers) {
        return String.join(", ", speakers);
    }
}
