package org.affectlab.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.training.transfer.TransferRun;
import org.junit.jupiter.api.Test;

class TransferSectionTest {
    private final List<TransferRun> runs = List.of(
            run("a", "b", "AKTLR", 0.1, 0.9),
            run("a", "c", "AKTLR", 0.6, 0.2),
            run("b", "a", "AKTLR", 0.5, 0.3),
            run("b", "c", "AKTLR", 0.2, 0.8),
            run("c", "a", "AKTLR", 0.7, 0.1),
            run("c", "b", "AKTLR", 0.3, 0.4),
            run("a", "b", "regression", 0.25, 0.25));

    @Test
    void elsewhereLooksAtNoPairWithTheTarget() {
        List<TransferRun> aktlr = runs.subList(0, 6);

        // Without b as source or target there are a-to-c and c-to-a, where the first setting is the better one; on
        // a-to-b it would be the second.
        assertThat(TransferSection.elsewhere(aktlr, aktlr.get(0)).settings()).isEqualTo("first");
    }

    @Test
    void thePageHasEveryPairAndTheGridsBestApart() {
        String text = TransferSection.markdown(runs);

        assertThat(text)
                .contains("| a-to-b | 2 | 40 | 0.500 | 0.250 | 0.100 |")
                .contains("| egemaps | a-to-b | 0.900 | second |");
        assertThat(text.indexOf("ORACLE_GRID")).isGreaterThan(text.lastIndexOf("elsewhere"));
        assertThat(TransferSection.markdown(List.of())).isEmpty();
    }

    @Test
    void thePictureShadesWhatWasKept() {
        String svg = KeptGroupsPicture.svg(ParameterSet.EGEMAPS, runs.subList(0, 1));

        assertThat(svg).contains("a-to-b").contains(">F0</text>").contains("class=\"cell\"");
        assertThat(svg.split("class=\"cell\"", -1)).hasSize(2);
    }

    private static TransferRun run(String source, String target, String method, double first, double second) {
        List<TransferRun.Point> grid = new ArrayList<>();
        grid.add(new TransferRun.Point("first", first, true, Map.of("F0", 1.0), 3));
        grid.add(new TransferRun.Point("second", second, true, Map.of("F0", 1.0), 3));
        return new TransferRun("egemaps", source, target, List.of("sad", "angry"), 40, method, grid.get(0), grid, 0, 1);
    }
}
