package org.affectlab.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of docs/corpora.md says what the readers do. */
class DocumentedCorporaTest {
    private static final Pattern ROW =
            Pattern.compile("\\| ([^|]+) \\| `([^`|]+)` \\| `([^`|]+)` \\| (`[^|]+) \\|([^|]*)\\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)` (\\w+)");
    private static final Pattern BRACES = Pattern.compile("\\{[^}]+\\}");

    /** What the judges of IEMOCAP can say. */
    private static final List<String> JUDGED =
            List.of("ang", "hap", "exc", "sad", "neu", "fru", "fea", "sur", "dis", "oth", "xxx");

    @TempDir
    private Path folder;

    private record Row(String called, String subset, String file, Map<String, String> emotions, String leftOut) {
        @Override
        public String toString() {
            return called;
        }
    }

    static List<Row> rows() throws IOException {
        Path page = Path.of(System.getProperty("affectlab.root"), "docs/corpora.md");
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(page)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Map<String, String> emotions = new LinkedHashMap<>();
                CODE.matcher(row.group(4)).results().forEach(code -> emotions.put(code.group(1), code.group(2)));
                String subset = row.group(1).replaceFirst("^[^#]*", "");
                rows.add(new Row(row.group(2), subset, row.group(3), emotions, row.group(5)));
            }
        }
        return rows;
    }

    @Test
    void everyCorpusHasARow() throws IOException {
        List<String> read = Stream.concat(
                        Stream.of("ravdess", "iemocap", "iemocap-improvised"),
                        CorpusLayouts.ALL.stream().map(CorpusLayout::name))
                .toList();
        assertThat(rows()).extracting(Row::called).containsExactlyInAnyOrderElementsOf(read);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aFileWithADocumentedCodeHasTheDocumentedEmotion(Row row) throws IOException {
        for (Map.Entry<String, String> emotion : row.emotions().entrySet()) {
            SpeechDataset dataset = read(row, List.of(emotion.getKey()));
            assertThat(dataset.name()).isEqualTo(row.called());
            assertThat(dataset.clips()).extracting(Clip::label).containsExactly(emotion.getValue());
        }
    }

    @Test
    void noCodeOfTheLayoutsIsMissing() throws IOException {
        for (CorpusLayout layout : CorpusLayouts.ALL) {
            Map<String, String> documented = new TreeMap<>();
            row(layout.name()).emotions().forEach((code, word) -> documented.put(code.toLowerCase(Locale.ROOT), word));
            assertThat(documented).as(layout.name()).isEqualTo(layout.emotions());
        }
    }

    @Test
    void noCodeOfRavdessIsMissing() throws IOException {
        Row ravdess = row("ravdess");
        List<String> numbers =
                IntStream.range(0, 100).mapToObj("%02d"::formatted).toList();
        assertThat(read(ravdess, numbers).clips())
                .hasSameSizeAs(ravdess.emotions().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"iemocap", "iemocap-improvised"})
    void whatTheJudgesOfIemocapSayIsEitherTakenOrLeftOut(String corpus) throws IOException {
        Row row = row(corpus);
        assertThat(read(row, JUDGED).clips()).hasSameSizeAs(row.emotions().keySet());
        for (String code : JUDGED) {
            assertThat(row.emotions().containsKey(code) ^ row.leftOut().contains("`" + code + "`"))
                    .as(code)
                    .isTrue();
        }
    }

    private static Row row(String called) throws IOException {
        return rows().stream()
                .filter(row -> row.called().equals(called))
                .findFirst()
                .orElseThrow();
    }

    /** A corpus of one file for each of the codes. */
    private SpeechDataset read(Row row, List<String> codes) throws IOException {
        Path corpus = Files.createTempDirectory(folder, "corpus");
        StringBuilder turns = new StringBuilder();
        for (String code : codes) {
            String file = BRACES.matcher(row.file()).replaceFirst(Matcher.quoteReplacement(code));
            if (row.called().startsWith("iemocap")) {
                file = file.replace("F000", "F" + (100 + codes.indexOf(code)));
                turns.append(
                        "[1.0 - 2.0]\t%s\t%s\t[2.5, 2.5, 2.5]\n".formatted(file.replaceAll(".*/|\\.wav", ""), code));
            }
            write(corpus.resolve(file), "sound");
        }
        if (turns.length() > 0) {
            write(corpus.resolve("Session1/dialog/EmoEvaluation/Ses01F_impro01.txt"), turns.toString());
        }
        return new DatasetReader().read(Path.of(corpus + row.subset()));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
