package org.affectlab.training.packaging;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.affectlab.training.run.RunResult;

/**
 * Which speakers of a corpus a run used for what, in words of a manifest, which are never empty. Immutable.
 *
 * @param result of the run
 * @param hearsTarget whether it heard a second corpus without its labels
 */
record SpeakerSplit(RunResult result, boolean hearsTarget) {
    private static final String SEPARATOR = ":";
    /** Of a corpus without labels, which tells no speakers. */
    private static final String EVERYBODY = ":*";

    /** Of one corpus of the run, or of what its weights had learned from before; speakers by their own names. */
    String of(String corpus) {
        return text(
                own(corpus, result.trainingSpeakers()),
                own(corpus, result.validationSpeakers()),
                own(corpus, result.testSpeakers()),
                corpus::equals,
                hearsTarget && corpus.equals(result.target().orElse(null)));
    }

    /** Of all corpora but some, each speaker by the name that the run knows. */
    String besides(Collection<String> others) {
        return text(
                result.trainingSpeakers(),
                result.validationSpeakers(),
                result.testSpeakers(),
                not(others::contains),
                hearsTarget);
    }

    private List<String> own(String corpus, List<String> speakers) {
        if (result.corpus().equals(corpus)) {
            return speakers;
        }
        String prefix = corpus + SEPARATOR;
        return speakers.stream()
                .filter(speaker -> speaker.startsWith(prefix))
                .map(speaker -> speaker.substring(prefix.length()))
                .toList();
    }

    private String text(
            List<String> training,
            List<String> validation,
            List<String> test,
            Predicate<String> earlier,
            boolean withoutLabels) {
        List<String> parts = new ArrayList<>();
        add(parts, "trained on", training);
        if (withoutLabels) {
            if (test.isEmpty()) {
                parts.add("without labels on all clips of " + result.target().orElseThrow());
            }
            add(parts, "without labels on", test);
        }
        add(parts, "epoch chosen on", validation);
        add(parts, "tested on", test);
        if (test.isEmpty() && validation.isEmpty() && !training.isEmpty()) {
            parts.add("no speaker held out");
        }
        beginning(parts, earlier);
        return parts.isEmpty() ? "not heard" : String.join("; ", parts);
    }

    private void beginning(List<String> parts, Predicate<String> wanted) {
        String began = "the weights began with a package that had heard";
        List<String> named = new ArrayList<>();
        for (String speaker : within(wanted, result.pretrainingSpeakers().stream())) {
            if (speaker.endsWith(EVERYBODY)) {
                parts.add(began + " all clips of " + corpus(speaker) + " without labels");
            } else {
                named.add(speaker);
            }
        }
        List<String> trained = within(
                wanted,
                result.trainingSpeakers().stream().map(speaker -> RunResult.qualified(result.corpus(), speaker)));
        if (!named.isEmpty() && Set.copyOf(named).equals(Set.copyOf(trained))) {
            parts.add(began + " the same speakers");
        } else {
            add(parts, began, named);
        }
    }

    /** Speakers, with their corpus, of some corpora. */
    private static List<String> within(Predicate<String> wanted, Stream<String> speakers) {
        return speakers.filter(speaker -> wanted.test(corpus(speaker))).toList();
    }

    private static String corpus(String speaker) {
        return speaker.substring(0, speaker.indexOf(SEPARATOR));
    }

    private static void add(List<String> parts, String use, List<String> speakers) {
        if (!speakers.isEmpty()) {
            parts.add(use + " speakers " + String.join(", ", speakers));
        }
    }
}
