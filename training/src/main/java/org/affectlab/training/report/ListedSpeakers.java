package org.affectlab.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.affectlab.training.config.ProtocolSettings;
import org.affectlab.training.run.ProtocolFolds;
import org.affectlab.training.run.RunResult;

/** Finds the list of speakers that a run's folds were made of: those left out go back to the places that their fold gave them. Stateless. */
final class ListedSpeakers {
    private ListedSpeakers() {}

    static List<String> of(RunResult result, ProtocolSettings protocol) {
        int fold = result.identity().fold();
        return switch (protocol.kind()) {
            case CONSECUTIVE -> consecutive(result, (fold - 1) * protocol.speakersPerFold());
            case INTERLEAVED -> interleaved(result, fold - 1, protocol.folds());
            case CORPUS -> corpus(result, fold - 1);
        };
    }

    private static List<String> consecutive(RunResult result, int first) {
        List<String> leftOut = new ArrayList<>(result.testSpeakers());
        leftOut.addAll(result.validationSpeakers());
        int count = result.trainingSpeakers().size() + leftOut.size();
        List<Integer> places = new ArrayList<>();
        for (int index = 0; index < leftOut.size(); index++) {
            places.add((first + index) % count);
        }
        return placed(leftOut, places, result.trainingSpeakers());
    }

    private static List<String> interleaved(RunResult result, int first, int step) {
        Map<String, List<String>> test = ProtocolFolds.byCorpus(result.testSpeakers());
        List<String> listed = new ArrayList<>();
        ProtocolFolds.byCorpus(result.trainingSpeakers()).forEach((corpus, training) -> {
            List<String> leftOut = test.getOrDefault(corpus, List.of());
            List<Integer> places = new ArrayList<>();
            for (int index = 0; index < leftOut.size(); index++) {
                places.add(first + index * step);
            }
            listed.addAll(placed(leftOut, places, training));
        });
        return listed;
    }

    private static List<String> corpus(RunResult result, int position) {
        List<List<String>> corpora = new ArrayList<>(
                ProtocolFolds.byCorpus(result.trainingSpeakers()).values());
        corpora.add(position, result.testSpeakers());
        return corpora.stream().flatMap(List::stream).toList();
    }

    /** The first list at its places, the rest in order around it. */
    private static List<String> placed(List<String> leftOut, List<Integer> places, List<String> rest) {
        String[] listed = new String[leftOut.size() + rest.size()];
        for (int index = 0; index < leftOut.size(); index++) {
            listed[places.get(index)] = leftOut.get(index);
        }
        int position = 0;
        for (String speaker : rest) {
            while (listed[position] != null) {
                position++;
            }
            listed[position] = speaker;
        }
        return Arrays.asList(listed);
    }
}
