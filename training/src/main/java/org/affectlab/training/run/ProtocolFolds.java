package org.affectlab.training.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.evaluation.Fold;
import org.affectlab.evaluation.SpeakerFolds;
import org.affectlab.training.config.ProtocolSettings;

/** The folds of a protocol. Deterministic: they follow the order in which corpora and speakers are listed. Stateless. */
public final class ProtocolFolds {
    private ProtocolFolds() {}

    /**
     * @param speakers distinct; those of joined corpora as {@code corpus:speaker}
     * @throws IllegalArgumentException if nobody would remain to train on, or a fold would have nobody to test on
     */
    public static List<Fold> of(ProtocolSettings protocol, List<String> speakers) {
        return switch (protocol.kind()) {
            case CONSECUTIVE -> SpeakerFolds.leaveOut(speakers, protocol.speakersPerFold());
            case INTERLEAVED -> interleaved(speakers, protocol.folds());
            case CORPUS -> leftOut(speakers, List.copyOf(byCorpus(speakers).values()));
        };
    }

    /** Speakers by the corpus before the colon of their names, in the order in which they are listed. */
    public static Map<String, List<String>> byCorpus(List<String> speakers) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String speaker : speakers) {
            groups.computeIfAbsent(corpus(speaker), corpus -> new ArrayList<>()).add(speaker);
        }
        return groups;
    }

    /** The part of a speaker's name before the colon; empty in a corpus that stands alone. */
    static String corpus(String speaker) {
        return speaker.substring(0, Math.max(0, speaker.indexOf(':')));
    }

    private static List<Fold> interleaved(List<String> speakers, int count) {
        List<List<String>> groups = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            groups.add(new ArrayList<>());
        }
        for (List<String> corpus : byCorpus(speakers).values()) {
            for (int index = 0; index < corpus.size(); index++) {
                groups.get(index % count).add(corpus.get(index));
            }
        }
        return leftOut(speakers, groups);
    }

    private static List<Fold> leftOut(List<String> speakers, List<List<String>> groups) {
        List<Fold> folds = new ArrayList<>();
        for (List<String> test : groups) {
            List<String> training = new ArrayList<>(speakers);
            training.removeAll(test);
            folds.add(new Fold(folds.size() + 1, training, test));
        }
        return List.copyOf(folds);
    }
}
