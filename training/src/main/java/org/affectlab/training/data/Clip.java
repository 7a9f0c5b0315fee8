package org.affectlab.training.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * One labelled recording.
 *
 * @param file absolute or relative to the working directory
 * @param id the file's path inside its corpus, with forward slashes
 * @param speaker as the corpus names it
 * @param label in the vocabulary of the corpora: neutral, calm, happy, sad, angry, fearful, disgust, surprised, bored
 */
public record Clip(Path file, String id, String speaker, String label) {
    public Clip {
        requireNonNull(file, "file is null");
        if (requireNonNull(id, "id is null").isBlank()
                || requireNonNull(speaker, "speaker is null").isBlank()
                || requireNonNull(label, "label is null").isBlank()) {
            throw new IllegalArgumentException("a clip needs id, speaker and label: " + file);
        }
    }

    /** The corpus in which a clip of joined corpora lies: the first folder of its id; empty where there is none. */
    public static String corpusOf(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }
}
