package org.affectlab.training.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.affectlab.training.run.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * Which speakers of a corpus a run used for what, in words of a manifest. Immutable.
 *
 * @param result of the run
 * @param hearsTarget whether it heard a second corpus without its labels
 */
record SpeakerSplit(RunResult result, boolean hearsTarget) {
    /** Of all corpora together, each speaker by the name that the run knows. */
    String all() {
        return text(
                result.trainingSpeakers(),
                result.validationSpeakers(),
                result.testSpeakers(),
                result.pretrainingSpeakers(),
                hearsTarget);
    }

    /** Of one corpus of the run, or of what its weights had learned from before; speakers by their own names. */
    String of(String corpus) {
        return text(
                own(corpus, result.trainingSpeakers()),
                own(corpus, result.validationSpeakers()),
                own(corpus, result.testSpeakers()),
                within(corpus, result.pretrainingSpeakers()),
                hearsTarget && corpus.equals(target()));
    }

    private List<String> own(String corpus, List<String> speakers) {
        return result.corpus().equals(corpus) ? speakers : within(corpus, speakers);
    }

    private static List<String> within(String corpus, List<String> speakers) {
        String prefix = corpus + ':';
        return speakers.stream()
                .filter(speaker -> speaker.startsWith(prefix))
                .map(speaker -> speaker.substring(prefix.length()))
                .toList();
    }

    private String text(
            List<String> training,
            List<String> validation,
            List<String> test,
            List<String> earlier,
            boolean withoutLabels) {
        List<String> parts = new ArrayList<>();
        add(parts, "trained on", training);
        if (withoutLabels) {
            if (test.isEmpty()) {
                parts.add("without labels on all clips of " + target());
            }
            add(parts, "without labels on", test);
        }
        add(parts, "epoch chosen on", validation);
        add(parts, "tested on", test);
        if (test.isEmpty() && !training.isEmpty()) {
            parts.add("no speaker held out");
        }
        if (!earlier.isEmpty() && Set.copyOf(earlier).equals(Set.copyOf(training))) {
            parts.add("the weights began with a package that had heard the same speakers");
        } else {
            add(parts, "the weights began with a package that had heard", earlier);
        }
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, String use, List<String> speakers) {
        if (!speakers.isEmpty()) {
            parts.add(use + " speakers " + String.join(", ", speakers));
        }
    }

    private @Nullable String target() {
        return result.acrossCorpora() ? result.corpus().split(RunResult.PAIR, -1)[1] : null;
    }
}
