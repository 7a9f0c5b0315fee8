package org.affectlab.speech.api.adaptation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * {@code source/labels.csv}: UTF-8, a header that names {@code file} and {@code emotion}, perhaps {@code speaker}; other columns are passed over. Fields
 * may be quoted, but hold no line breaks. Files are named as they lie below {@code source/}. Immutable.
 */
final class LabelFile {
    private final Map<String, Label> labels;
    private final boolean speakers;

    private LabelFile(Map<String, Label> labels, boolean speakers) {
        this.labels = Collections.unmodifiableMap(labels);
        this.speakers = speakers;
    }

    /** What is said of a file. */
    record Label(String emotion, @Nullable String speaker) {}

    /** By file. */
    Map<String, Label> labels() {
        return labels;
    }

    /** Whether it says who speaks. */
    boolean hasSpeakers() {
        return speakers;
    }

    /** @throws ProblemException MALFORMED_REQUEST, with the line */
    static LabelFile parse(byte[] content) {
        List<String> lines = text(content).lines().toList();
        if (lines.isEmpty()) {
            throw malformed(1, "there is no header");
        }
        List<String> header =
                fields(lines.get(0), 1).stream().map(EmotionName::of).toList();
        int file = header.indexOf("file");
        int emotion = header.indexOf("emotion");
        int speaker = header.indexOf("speaker");
        if (file < 0 || emotion < 0) {
            throw malformed(1, "the header must name file and emotion");
        }
        Map<String, Label> labels = new LinkedHashMap<>();
        for (int line = 1; line < lines.size(); line++) {
            if (lines.get(line).isBlank()) {
                continue;
            }
            List<String> fields = fields(lines.get(line), line + 1);
            if (fields.size() != header.size()) {
                throw malformed(line + 1, "there are " + fields.size() + " fields, not " + header.size());
            }
            String name = EmotionName.of(fields.get(emotion));
            String who = speaker < 0 ? null : fields.get(speaker).strip();
            if (!EmotionName.isOne(name)) {
                throw malformed(line + 1, "the emotion is no name");
            }
            if (who != null && who.isEmpty()) {
                throw malformed(line + 1, "the speaker is missing");
            }
            if (labels.put(ArchivePlace.path(fields.get(file).strip()), new Label(name, who)) != null) {
                throw malformed(line + 1, "the file came before");
            }
        }
        return new LabelFile(labels, speaker >= 0);
    }

    private static String text(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            // What spreadsheets put first.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw ProblemException.causedBy(
                    ProblemCode.MALFORMED_REQUEST, "source/" + ArchivePlace.LABELS + " is not UTF-8.", other);
        }
    }

    private static List<String> fields(String line, int number) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < line.length(); index++) {
            char character = line.charAt(index);
            boolean doubled = quoted && character == '"' && line.startsWith("\"\"", index);
            if (doubled) {
                field.append('"');
                index++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(character);
            }
        }
        if (quoted) {
            throw malformed(number, "a quotation mark is not closed");
        }
        fields.add(field.toString());
        return fields;
    }

    private static ProblemException malformed(int line, String what) {
        return new ProblemException(
                ProblemCode.MALFORMED_REQUEST, "source/" + ArchivePlace.LABELS + ", line " + line + ": " + what + ".");
    }
}
