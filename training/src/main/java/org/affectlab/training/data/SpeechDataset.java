package org.affectlab.training.data;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A labelled corpus of speech in its listed order. Immutable.
 *
 * @param name of the corpus's folder
 * @param clips at least one, with distinct ids
 */
public record SpeechDataset(String name, List<Clip> clips) {
    public SpeechDataset {
        requireNonNull(name, "name is null");
        clips = List.copyOf(requireNonNull(clips, "clips is null"));
        if (clips.isEmpty()) {
            throw new IllegalArgumentException("corpus " + name + " has no clips");
        }
        if (clips.stream().map(Clip::id).distinct().count() != clips.size()) {
            throw new IllegalArgumentException("corpus " + name + " lists a file twice");
        }
    }

    /** In the order in which they first appear. */
    public List<String> speakers() {
        return clips.stream().map(Clip::speaker).distinct().toList();
    }

    /** Only clips with one of the labels. */
    public SpeechDataset withLabels(Collection<String> labels) {
        Set<String> wanted = Set.copyOf(labels);
        return new SpeechDataset(
                name,
                clips.stream().filter(clip -> wanted.contains(clip.label())).toList());
    }

    /** Clips of these speakers, in listed order. */
    public List<Clip> clipsOf(Collection<String> speakers) {
        Set<String> wanted = Set.copyOf(speakers);
        List<Clip> chosen = new ArrayList<>();
        for (Clip clip : clips) {
            if (wanted.contains(clip.speaker())) {
                chosen.add(clip);
            }
        }
        return List.copyOf(chosen);
    }

    /** The same clips under ids and speakers that begin with the corpus's name, so that two corpora never have one in common. */
    public SpeechDataset qualified() {
        return new SpeechDataset(
                name,
                clips.stream()
                        .map(clip -> new Clip(
                                clip.file(), name + '/' + clip.id(), name + ':' + clip.speaker(), clip.label()))
                        .toList());
    }

    /**
     * One corpus of several: its clips one after the other, qualified, so that no id or speaker occurs in two. A single corpus stays as it
     * is. The name is theirs, joined with {@code +}.
     */
    public static SpeechDataset joined(List<SpeechDataset> corpora) {
        if (corpora.size() == 1) {
            return corpora.get(0);
        }
        return new SpeechDataset(
                corpora.stream().map(SpeechDataset::name).collect(Collectors.joining("+")),
                corpora.stream()
                        .flatMap(corpus -> corpus.qualified().clips().stream())
                        .toList());
    }

    /** The labels that occur, in the order of the vocabulary that is given. */
    public List<String> labelsAmong(List<String> vocabulary) {
        Set<String> own = clips.stream().map(Clip::label).collect(Collectors.toSet());
        return vocabulary.stream().filter(own::contains).toList();
    }
}
