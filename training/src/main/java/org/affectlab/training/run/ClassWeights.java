package org.affectlab.training.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.affectlab.training.config.ClassBalance;
import org.affectlab.training.data.Clip;

/** How much a window of each corpus and class counts in the loss. Immutable. */
final class ClassWeights {
    private final Map<Group, Float> weights;

    private ClassWeights(Map<Group, Float> weights) {
        this.weights = Map.copyOf(weights);
    }

    /** @param clips trained on */
    static ClassWeights of(ClassBalance balance, List<Clip> clips) {
        Map<Group, Long> sizes = clips.stream().collect(Collectors.groupingBy(Group::of, Collectors.counting()));
        Map<Group, Float> weights = new HashMap<>();
        sizes.forEach((group, size) -> {
            List<Long> corpus = sizes.entrySet().stream()
                    .filter(entry -> entry.getKey().corpus.equals(group.corpus))
                    .map(Map.Entry::getValue)
                    .toList();
            double total = corpus.stream().mapToLong(Long::longValue).sum();
            weights.put(group, balance == ClassBalance.NONE ? 1f : (float) (total / (corpus.size() * size)));
        });
        return new ClassWeights(weights);
    }

    /** @throws IllegalArgumentException if no clip of that corpus and class is trained on */
    float of(Clip clip) {
        Float weight = weights.get(Group.of(clip));
        if (weight == null) {
            throw new IllegalArgumentException("nothing like this was trained on: " + clip);
        }
        return weight;
    }

    private record Group(String corpus, String label) {
        static Group of(Clip clip) {
            return new Group(ProtocolFolds.corpus(clip.speaker()), clip.label());
        }
    }
}
