package org.affectlab.training.packaging;

import java.util.List;
import org.affectlab.training.config.AlignmentSettings;
import org.affectlab.training.config.PretrainingSettings;
import org.affectlab.training.run.RunResult;

/** How a run was trained and tested, in sentences made from the run itself. Stateless. */
final class ProtocolText {
    private ProtocolText() {}

    static String of(PackageContents contents) {
        RunResult result = contents.result();
        String held = result.acrossCorpora() ? acrossCorpora(contents) : heldOut(result);
        String note = contents.request().protocolNote();
        return held + beginning(contents) + " " + epoch(result)
                + " A clip's emotion is the arg-max of the mean of its windows' softmax vectors."
                + (note == null ? "" : " " + note);
    }

    private static String acrossCorpora(PackageContents contents) {
        RunResult result = contents.result();
        String source = result.corpus().split(RunResult.PAIR, 2)[0];
        String target = result.target().orElseThrow();
        return "Trained on the " + result.trainingClips() + " clips of `" + source + "` with their labels"
                + (hearsTarget(contents) ? " and on all clips of `" + target + "` without theirs" : "")
                + (result.testSpeakers().isEmpty()
                        ? "; the target has no labels, so this network has no figure of its own."
                        : ", tested on all clips of `" + target
                                + "` (the papers' protocol). No label of the target chose weights or epoch.");
    }

    /** Whether the run heard the target, of whose clips it had no labels. */
    static boolean hearsTarget(PackageContents contents) {
        return contents.result().acrossCorpora()
                && contents.settings().alignment().kind() != AlignmentSettings.Kind.NONE;
    }

    private static String heldOut(RunResult result) {
        return result.testSpeakers().isEmpty()
                ? "Trained on every speaker, so that this network has no figure of its own on speakers that it never heard."
                : "Trained on " + result.trainingClips() + " clips of all speakers but "
                        + join(result.testSpeakers())
                        + (result.validationSpeakers().isEmpty()
                                ? ""
                                : " and " + join(result.validationSpeakers()) + " (validation)")
                        + ", tested on those. This run chose neither weights nor epoch on the test speakers.";
    }

    private static String beginning(PackageContents contents) {
        PretrainingSettings pretraining = contents.settings().pretraining();
        if (!pretraining.wanted()) {
            return "";
        }
        return " Training began with the weights of the package `"
                + pretraining.shortName() + "` (`"
                + pretraining.digest() + "`)"
                + (contents.result().testSpeakers().isEmpty()
                        ? "."
                        : ", which has learned from nobody of the test speakers' names.");
    }

    private static String epoch(RunResult result) {
        return result.validationSpeakers().isEmpty()
                ? "The last epoch (" + result.epoch() + ") was kept."
                : "The epoch with the best validation UAR (" + result.epoch() + ") was kept.";
    }

    private static String join(List<String> speakers) {
        return String.join(", ", speakers);
    }
}
