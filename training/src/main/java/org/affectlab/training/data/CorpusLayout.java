package org.affectlab.training.data;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the authors of a corpus name its recordings, so that names say who speaks and with what emotion. Immutable.
 *
 * @param name of the corpus
 * @param path of a recording inside its folder, with forward slashes; the groups {@code speaker} and {@code emotion} are needed
 * @param emotions by the corpus's code in lower case; a code that is not here is one that we have no name for, and its recordings are left out
 * @param speakers who is meant, by the speaker's code in lower case, where the corpus has a second code for somebody; other codes stand for themselves
 */
record CorpusLayout(String name, Pattern path, Map<String, String> emotions, Map<String, String> speakers) {
    CorpusLayout {
        requireNonNull(name, "name is null");
        requireNonNull(path, "path is null");
        emotions = Map.copyOf(emotions);
        speakers = Map.copyOf(speakers);
    }

    static CorpusLayout of(String name, String path, Map<String, String> emotions) {
        return new CorpusLayout(name, Pattern.compile(path, Pattern.CASE_INSENSITIVE), emotions, Map.of());
    }

    /** The same with a second code for a speaker. */
    CorpusLayout withSpeaker(String code, String speaker) {
        return new CorpusLayout(name, path, emotions, Map.of(code, speaker));
    }

    boolean knows(String file) {
        return path.matcher(file).matches();
    }

    /** Who speaks and how; empty for a file that is no recording of the corpus, or has an emotion without a name here. */
    Optional<Spoken> read(String file) {
        Matcher matcher = path.matcher(file);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String emotion = emotions.get(matcher.group("emotion").toLowerCase(Locale.ROOT));
        String code = matcher.group("speaker");
        String speaker = speakers.getOrDefault(code.toLowerCase(Locale.ROOT), code);
        return emotion == null ? Optional.empty() : Optional.of(new Spoken(speaker, emotion));
    }

    /** What a name says. */
    record Spoken(String speaker, String emotion) {}
}
