package org.affectlab.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.affectlab.training.run.EpochRecord;
import org.affectlab.training.run.RunIdentity;
import org.affectlab.training.run.RunResult;
import org.junit.jupiter.api.Test;

class CrossCorpusReportTest {

    @Test
    void whatTheTargetsLabelsChoseStandsApart() throws IOException {
        CrossCorpusRuns runs = new CrossCorpusRuns(Map.of(
                "a-to-b",
                Map.of(
                        "source-only", List.of(result(6)),
                        "mmd", List.of(result(5)),
                        "mmd@lambda=0.1", List.of(result(9)),
                        "mmd@lambda=5.0", List.of(result(2)))));

        String page = CrossCorpusReport.markdown(runs, List.of());

        assertThat(runs.methods()).containsExactly("mmd", "source-only");
        assertThat(page)
                .contains("| a-to-b | sad, calm | 20 | 1 | 0.500 | 0.600 | 0.500 |")
                .contains("ORACLE_GRID")
                .contains("| a-to-b | 0.900 | lambda=0.1 | 3 |");
    }

    @Test
    void withoutAGridNothingIsSaidOfOne() throws IOException {
        assertThat(CrossCorpusReport.markdown(
                        new CrossCorpusRuns(Map.of("a-to-b", Map.of("mmd", List.of(result(5))))), List.of()))
                .doesNotContain("ORACLE_GRID");
    }

    @Test
    void gainsCompareRunsOfTheSameSeed() throws IOException {
        CrossCorpusRuns runs = new CrossCorpusRuns(new TreeMap<>(Map.of(
                "a-to-b",
                Map.of("source-only", List.of(result(5, 1), result(9, 2)), "didan", List.of(result(7, 1))),
                "b-to-a",
                Map.of(
                        "source-only", List.of(result(6, 1), result(6, 2)),
                        "didan", List.of(result(6, 1), result(4, 2))))));

        PairedGain gain = PairedGain.of(runs).get(0);

        assertThat(gain.method()).isEqualTo("didan");
        assertThat(gain.runs()).isEqualTo(3);
        assertThat(gain.ofPairs().get(0)).isEqualTo(0.2, within(1e-9));
        assertThat(gain.ofPairs().get(1)).isEqualTo(-0.1, within(1e-9));
        // Standard deviation of 0.2 and −0.1, by the root of two.
        assertThat(CrossCorpusReport.markdown(runs, List.of()))
                .contains("| didan | 2 | 3 | +0.050 | 0.150 | 1 of 2 |")
                .contains("| a-to-b | sad, calm | 20 | 1 to 2 |")
                .contains("| b-to-a | sad, calm | 20 | 2 |");
    }

    private static RunResult result(long right) {
        return result(right, 1);
    }

    /** Ten clips of each class, so many of each right. */
    private static RunResult result(long right, long seed) {
        return new RunResult(
                "x",
                new RunIdentity("s", "c", seed, 0, 1),
                "a-to-b",
                List.of("sad", "calm"),
                1,
                List.of("a:1"),
                List.of(),
                List.of("b:1"),
                List.of(),
                20,
                new long[][] {{right, 10 - right}, {10 - right, right}},
                0.1,
                0.5,
                List.of(new EpochRecord(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, null, null, null)));
    }
}
