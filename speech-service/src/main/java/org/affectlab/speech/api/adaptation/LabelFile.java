package org.affectlab.speech.api.adaptation;

import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.tables.CsvTable;
import org.affectlab.tables.TableException;
import org.jspecify.annotations.Nullable;

/**
 * {@code source/labels.csv}: UTF-8, a header that names {@code file} and {@code emotion}, perhaps {@code speaker}; other columns are passed over. Files are named as they lie below {@code source/}. Immutable.
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
        CsvTable table = table(content);
        List<String> header = table.header().stream().map(EmotionName::of).toList();
        int file = header.indexOf("file");
        int emotion = header.indexOf("emotion");
        int speaker = header.indexOf("speaker");
        if (file < 0 || emotion < 0) {
            throw malformed(1, "the header must name file and emotion");
        }
        Map<String, Label> labels = new LinkedHashMap<>();
        for (CsvTable.Row row : table.rows()) {
            String name = EmotionName.of(row.field(emotion));
            String who = speaker < 0 ? null : row.field(speaker).strip();
            if (!EmotionName.isOne(name)) {
                throw malformed(row.line(), "the emotion is no name");
            }
            if (who != null && who.isEmpty()) {
                throw malformed(row.line(), "the speaker is missing");
            }
            if (labels.put(ArchivePlace.path(row.field(file).strip()), new Label(name, who)) != null) {
                throw malformed(row.line(), "the file came before");
            }
        }
        return new LabelFile(labels, speaker >= 0);
    }

    private static CsvTable table(byte[] content) {
        try {
            return CsvTable.parse(content);
        } catch (TableException table) {
            throw malformed(table.line(), table.getMessage());
        } catch (CharacterCodingException other) {
            throw ProblemException.causedBy(
                    ProblemCode.MALFORMED_REQUEST, "source/" + ArchivePlace.LABELS + " is not UTF-8.", other);
        }
    }

    private static ProblemException malformed(int line, String what) {
        return new ProblemException(
                ProblemCode.MALFORMED_REQUEST, "source/" + ArchivePlace.LABELS + ", line " + line + ": " + what + ".");
    }
}
