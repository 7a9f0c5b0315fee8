package org.affectlab.speech.api.adaptation;

import java.util.Optional;

/**
 * What the place of an item in the archive says: below {@code source/} it is labelled, by the folder that it lies in or by {@code source/labels.csv};
 * anything else is target. Stateless.
 */
final class ArchivePlace {
    static final String LABELS = "labels.csv";
    private static final String SOURCE = "source/";

    private ArchivePlace() {}

    static boolean isSource(String item) {
        return path(item).startsWith(SOURCE);
    }

    static boolean isLabels(String item) {
        return path(item).equals(SOURCE + LABELS);
    }

    /** Its path below {@code source/}, as {@code labels.csv} names it. */
    static String belowSource(String item) {
        return path(item).substring(SOURCE.length());
    }

    /** The folder that a source item lies in, in small letters; empty if that is {@code source/} itself. */
    static Optional<String> emotionFolder(String item) {
        String[] parts = belowSource(item).split("/", -1);
        return parts.length < 2 ? Optional.empty() : Optional.of(EmotionName.of(parts[parts.length - 2]));
    }

    /** As archives of other systems have it. */
    static String path(String item) {
        return item.replace('\\', '/');
    }
}
