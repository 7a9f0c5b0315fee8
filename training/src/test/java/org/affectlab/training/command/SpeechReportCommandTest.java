package org.affectlab.training.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of all networks from the command line, of the runs that are shipped. */
class SpeechReportCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("affectlab.root"));

    @TempDir
    private Path folder;

    @Test
    void whatThePageSaysIsWhatTheShippedRunsGive() throws Exception {
        assertThat(report("--without-speed")).isZero();

        String shipped = Files.readString(ROOT.resolve("docs/results/speech.md"));
        int speed = shipped.indexOf("\n## Size and speed");
        assertThat(speed).isPositive();
        String withoutSpeed = shipped.substring(0, speed) + shipped.substring(shipped.indexOf("\n## Remarks"));
        assertThat(Files.readString(folder.resolve("speech.md"))).isEqualTo(withoutSpeed);
        assertThat(folder.resolve("cross-corpus.md"))
                .hasSameTextualContentAs(ROOT.resolve("docs/results/cross-corpus.md"));
    }

    @Test
    void speedIsMeasuredOfTheArchivesThatAreNamed() throws Exception {
        String archive = ROOT.resolve("models/archives/didan-c6").toString();
        assertThat(report("--archive", archive)).isZero();

        assertThat(Files.readString(folder.resolve("speech.md")))
                .contains("## Size and speed", "| didan-c6 | 195,286 | 0.8 | 2.58 |")
                .doesNotContain("| lgfa-mean-floor30-c8 | 4,032,584 |");
        assertThat(report("--archive", archive, "--without-speed")).isEqualTo(2);
    }

    private int report(String... more) {
        String[] common = {
            "speech-report",
            "--runs",
            ROOT.resolve("docs/results/runs").toString(),
            "--out",
            folder.resolve("speech.md").toString()
        };
        String[] all = new String[common.length + more.length];
        System.arraycopy(common, 0, all, 0, common.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return TrainingCommand.execute(all);
    }
}
