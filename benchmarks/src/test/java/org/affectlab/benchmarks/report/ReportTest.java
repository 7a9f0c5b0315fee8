package org.affectlab.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    @Test
    void newFileHasItsTitle() throws IOException {
        Path file = folder.resolve("docs/results/x.md");
        new ReportFile(file, "x").write("All of x", "one\n");
        assertThat(file)
                .hasContent(
                        """
                # All of x

                <!-- x: written by the tool -->
                one
                <!-- x: end -->
                """);
    }

    @Test
    void onlyTheSectionIsReplaced() throws IOException {
        Path file = folder.resolve("x.md");
        ReportFile report = new ReportFile(file, "x");
        report.write("Title", "one");
        Files.writeString(file, Files.readString(file).replace("# Title", "# Mine\n\nBefore.") + "\nAfter.\n");
        report.write("Title", "two");
        report.write("Title", "three");
        assertThat(Files.readString(file))
                .containsSubsequence("# Mine", "Before.", "three", "After.")
                .doesNotContain("one", "two", "# Title");
    }

    @Test
    void twoSectionsLiveInOneFile() throws IOException {
        Path file = folder.resolve("x.md");
        new ReportFile(file, "a").write("T", "of a");
        new ReportFile(file, "b").write("T", "of b");
        new ReportFile(file, "a").write("T", "of a again");
        assertThat(Files.readString(file))
                .containsSubsequence("of a again", "of b")
                .doesNotContain("of a\n");
    }

    @Test
    void brokenMarksAreRefusedAndNothingIsLost() throws IOException {
        Path file = Files.writeString(folder.resolve("x.md"), "<!-- x: end -->\nmine\n");
        assertThatThrownBy(() -> new ReportFile(file, "x").write("T", "c")).isInstanceOf(IOException.class);
        assertThat(file).hasContent("<!-- x: end -->\nmine\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void tableIsPaddedAndEscaped() {
        assertThat(new MarkdownTable("a", "long name").row("1|2", "x").toString())
                .isEqualTo(
                        """
                | a    | long name |
                | ---  | ---       |
                | 1\\|2 | x         |
                """);
        assertThatThrownBy(() -> new MarkdownTable("a").row("1", "2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void targets() {
        assertThat(Target.atLeast("x", 0.97, 0.97).met()).isTrue();
        assertThat(Target.atLeast("x", 0.97, 0.9699).met()).isFalse();
        assertThat(Target.atLeast("x", 0.97, Double.NaN).met()).isFalse();
        assertThat(Target.atMost("x", 50, 50.1)).isEqualTo(new Target("x", "≤ 50", "50.1", false));
        assertThat(Target.atMost("x", 50, Double.NaN).met()).isFalse();
        assertThat(Target.none("x", 0).met()).isTrue();
        assertThat(Target.none("x", 1).met()).isFalse();
        assertThat(Target.holds("x", false)).isEqualTo(new Target("x", "yes", "no", false));
        assertThat(MarkdownTable.of(List.of(Target.none("lost", 3))).toString())
                .contains("| lost | 0      | 3      | **no** |");
    }

    @Test
    void machineIsThisOne() {
        Machine machine = Machine.here();
        assertThat(machine.processors()).isPositive();
        assertThat(machine.toString()).contains("processors (", "Java " + System.getProperty("java.version"));
        assertThat(Double.parseDouble(machine.loadAverage())).isNotNegative();
    }
}
