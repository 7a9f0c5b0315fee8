package org.affectlab.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.affectlab.evaluation.ConfusionMatrix;
import org.affectlab.training.config.TrainingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class ReportWriterTest {
    private static final CorpusInfo CORPUS =
            new CorpusInfo("Mini", "Six voices.", "here", "CC0", "CC0", "Free.", "Nobody (2026).", List.of());

    @TempDir
    private Path folder;

    private TrainingSettings settings;

    @BeforeEach
    void writeRuns() throws IOException {
        settings = Runs.settings(2, 0);
        Runs.write(folder.resolve("runs"), settings, Runs.result(settings, 1, 1, 4, 1));
        Runs.write(folder.resolve("runs"), settings, Runs.result(settings, 1, 3, 2, 2));
    }

    @Test
    void theTablesAreThoseOfTheRuns() throws IOException {
        String report = report("");

        assertThat(report)
                .startsWith("# Results of mini\n")
                .contains("| 1 | 2 of 3 | 0.750 | 0.750 | 0.750 ± 0.000 | 0.500 |")
                .contains("Missing: fold 2. Every figure below is of the finished folds only.")
                .contains(
                        """
                        | fold 1 | a, b | 6 | 0.833 | 0.750 | 0.500 | 0.100 |
                        | fold 2 | c, d | missing |  |  |  |  |
                        | fold 3 | e, f | 6 | 0.667 | 0.750 | 0.500 | 0.100 |
                        | pooled |  | 12 | 0.750 | 0.750 | 0.500 |  |
                        | mean ± sd of 2 folds |  |  | 0.750 ± 0.118 | 0.750 ± 0.000 |  |  |
                        """)
                .contains(
                        """
                        | calm | 8 | 0.750 | angry (2) |
                        | angry | 4 | 0.750 | calm (1) |
                        """)
                .contains("One seed: the spread over seeds is not measured.")
                .contains(
                        "Training took 0.50 hours in all (wall-clock time of 2 folds, each with one thread of libtorch).")
                .contains("| optimiser.learningRate | 3.0E-4 |", "| protocol.speakersPerFold | 2 |")
                .contains("Compare these figures only with ones of the same data and protocol.")
                .contains("./affectlab train report --runs RUNS --out docs/mini.md")
                .doesNotContain(folder.toString(), "{{");
    }

    @Test
    void severalSeedsHaveASpread() throws IOException {
        Runs.write(folder.resolve("runs"), settings, Runs.result(settings, 2, 1, 2, 1));

        assertThat(report("Compare with nothing."))
                .contains("Pooled UAR over 2 seeds, mean ± sd: 0.625 ± 0.177.")
                .contains("## Seed 2", "Missing: fold 2, 3.", "--seeds 1,2 ", "Compare with nothing.")
                .contains(
                        "| 2 | 1 of 3 | 0.500 | 0.500 | 0.500 | 0.500 |", "Expected calibration error of the folds: 0.")
                .doesNotContain("mean ± sd of 1 folds");
    }

    @Test
    void theSameRunsGiveTheSameBytes() throws IOException {
        String first = report("");
        byte[] picture = Files.readAllBytes(folder.resolve("out/mini-seed-1-confusion.svg"));

        assertThat(report("")).isEqualTo(first);
        assertThat(folder.resolve("out/mini-seed-1-confusion.svg")).hasBinaryContent(picture);
    }

    @Test
    void thePicturesAreWellFormedAndCarryCountsAndFolds() throws Exception {
        report("");

        assertThat(texts(Files.readString(folder.resolve("out/mini-seed-1-confusion.svg"))))
                .contains("calm", "angry", "6", "2", "1", "3", "75 %");
        assertThat(texts(Files.readString(folder.resolve("out/mini-seed-1-loss.svg"))))
                .contains("mini, seed 1: training loss", "fold 1", "fold 3", "epoch", "0")
                .doesNotContain("fold 2", "chance");
        assertThat(texts(Files.readString(folder.resolve("out/mini-seed-1-uar.svg"))))
                .contains("fold 1", "fold 3", "chance");
    }

    @Test
    void textIsEscapedWhereverItComesFrom() throws Exception {
        ConfusionMatrix matrix =
                ConfusionMatrix.of(List.of("<script>", "a & \"b\" \u0001"), new long[][] {{1, 0}, {0, 0}});

        String svg = ConfusionPicture.svg("x < y", matrix);

        assertThat(texts(svg)).contains("x < y", "<script>", "a & \"b\" \uFFFD", "absent");
        assertThat(Markdown.table(List.of("a"), List.of(List.of("one | two\nthree"))))
                .isEqualTo("| a |\n| --- |\n| one \\| two three |\n");
    }

    @Test
    void anAxisHasRoundMarksThatSpanItsRange() {
        assertThat(AxisTicks.over(0, 0.597, 8).values())
                .hasSize(7)
                .startsWith(0)
                .satisfies(marks -> assertThat(marks[6]).isBetween(0.597, 0.6001));
        assertThat(AxisTicks.over(0, 36, 9).values()).containsExactly(0, 5, 10, 15, 20, 25, 30, 35, 40);
        assertThat(AxisTicks.over(0, 0, 8).maximum()).isPositive();
        assertThat(AxisTicks.over(0, 1e9, 8).count()).isBetween(2, 8);
    }

    @Test
    void aTemplateLosesNoValueAndLeavesNoPlaceOpen() {
        TextTemplate template = new TextTemplate("{{a}} and {{b}}");

        assertThat(template.fill(Map.of("a", "$1 {{b}}", "b", "\\"))).isEqualTo("$1 {{b}} and \\");
        assertThatThrownBy(() -> template.fill(Map.of("a", "x"))).hasMessageContaining("place b has no value");
        assertThatThrownBy(() -> template.fill(Map.of("a", "x", "b", "y", "c", "z")))
                .hasMessageContaining("no place for [c]");
    }

    @Test
    void aNumberThatIsNoneIsNotDrawn() {
        assertThatThrownBy(() -> Svg.number(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Svg.number(-0.001)).isEqualTo("0");
        assertThat(Svg.number(100)).isEqualTo("100");
        assertThat(Svg.number(1.5)).isEqualTo("1.5");
    }

    private String report(String note) throws IOException {
        Path file = folder.resolve("out/mini.md");
        new ReportWriter(CORPUS, note).write(RunCollection.read(folder.resolve("runs")), file, "docs/mini.md");
        return Files.readString(file);
    }

    private static List<String> texts(String svg) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        NodeList nodes = document.getElementsByTagName("text");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> nodes.item(index).getTextContent())
                .toList();
    }
}
