package org.affectlab.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affectlab.benchmarks.engine.ModelUnderTest;
import org.affectlab.benchmarks.http.Answer;
import org.affectlab.benchmarks.http.AnswerCheck;
import org.affectlab.benchmarks.http.Exchange;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.RequestBytes;
import org.affectlab.benchmarks.measure.Latencies;
import org.affectlab.benchmarks.measure.Score;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.ReportFile;
import org.affectlab.benchmarks.report.Target;
import org.affectlab.benchmarks.workload.Capacity;
import org.affectlab.benchmarks.workload.OverloadRun;
import org.affectlab.benchmarks.workload.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final Machine MACHINE = new Machine(2, "some processor", "17", "0.1", LocalDate.of(2026, 11, 24));

    @Test
    void benchTakesTheMedianOfTheRatiosWithinRounds() throws IOException {
        Map<String, List<Score>> scores = new LinkedHashMap<>();
        scores.put(BenchReport.RAW, scores(0, 100, 200, 50));
        scores.put(BenchReport.LIBRARY, scores(0, 98, 200, 47));
        scores.put(BenchReport.TENSORS, scores(0, 84, 160, 60));
        scores.put(BenchReport.FLAC, scores(1, 70, 150, 36));
        Path root = Path.of(System.getProperty("affectlab.root"));
        BenchReport report = new BenchReport(
                MACHINE,
                "libtorch",
                ModelUnderTest.open(root.resolve("models/packages/lgfa-ravdess/2")),
                Map.of(1, 50.0, 16, 100.0),
                scores,
                16,
                4);
        assertThat(BenchReport.best(report.speeds())).isEqualTo(16);
        assertThat(report.targets()).extracting(Target::met).containsExactly(true, false, true, false);
        assertThat(report.targets()).extracting(Target::actual).containsExactly("0.980", "0.840", "0.720", "3");
        assertThat(report.text()).contains("16: 100.0", "| raw engine", "0.840 (0.800 to 1.200)", "lgfa-ravdess");
    }

    @Test
    void overheadComparesWithinRounds() {
        Map<String, List<Score>> scores = new LinkedHashMap<>();
        scores.put(OverheadReport.ALONE_DIRECT, List.of(timed(10), timed(12), timed(11)));
        scores.put(OverheadReport.ALONE_GATEWAY, List.of(timed(11), timed(13), timed(13)));
        scores.put(OverheadReport.CROWD_DIRECT, scores(0, 100, 200, 50));
        scores.put(OverheadReport.CROWD_GATEWAY, scores(0, 80, 190, 46));

        OverheadReport report = new OverheadReport(MACHINE, scores, 32, 105_000);

        assertThat(report.targets()).extracting(Target::met).containsExactly(true, true, true);
        assertThat(report.targets()).extracting(Target::actual).containsExactly("1", "0.920", "0");
        assertThat(report.text()).contains("105000 bytes", "32 connections", "| crowd, through the gateway");
    }

    private static Score timed(long millis) {
        Latencies latencies = new Latencies();
        latencies.add(millis * 1_000_000);
        return new Score(1, 1_000_000_000, latencies, 0, 0);
    }

    @Test
    void overloadHasATargetForEachPromise() {
        Tally tally = new Tally();
        tally.accept(exchange(200, Map.of(), 1000));
        tally.accept(exchange(503, Map.of("retry-after", "1"), 49));
        assertThat(overload(tally, 95).targets()).allMatch(Target::met);
        assertThat(overload(tally, 89).targets().get(0).met()).isFalse();
        tally.accept(exchange(503, Map.of(), 51));
        tally.accept(exchange(500, Map.of(), 1));
        // 600 windows at 95 a second and a fifth more are 7,579 ms.
        tally.accept(exchange(200, Map.of(), 7600));
        assertThat(overload(tally, 95).targets())
                .extracting(Target::met)
                .containsExactly(true, false, false, false, false);
        assertThat(overload(tally, 95).text()).contains("| tensors |", "200=2", "503=2");
    }

    @Test
    void overloadThatRefusesNothingProvesNothing() {
        assertThat(overload(new Tally(), 95).targets())
                .filteredOn(target -> target.name().contains("p99 of refusals"))
                .noneMatch(Target::met);
    }

    @Test
    void goodputIsAlsoTakenPerProcessorThatTheGeneratorLeft() {
        OverloadRun run = new OverloadRun("tensors", new Capacity(50, 100, 0.1), 300, 85, new Tally(), 0.3);
        assertThat(run.ratio()).isEqualTo(0.85);
        assertThat(run.ratioOfLeft(2)).isCloseTo((85 / 1.7) / (100 / 1.9), within(1e-12));
    }

    @Test
    void verdictIsPrintedWrittenAndGivenAsStatus(@TempDir Path folder) throws IOException {
        StringWriter out = new StringWriter();
        ReportFile file = new ReportFile(folder.resolve("x.md"), "x");
        Verdict verdict = new Verdict(new PrintWriter(out), file);
        assertThat(verdict.give("T", "text", List.of(Target.none("lost", 0)))).isZero();
        assertThat(out.toString()).contains("text", "lost").doesNotContain("missed");
        assertThat(verdict.give("T", "text", List.of(Target.none("a", 0), Target.none("b", 1))))
                .isEqualTo(1);
        assertThat(out.toString()).contains("A target was missed");
        assertThat(Files.readString(file.file())).contains("# T", "| b ");
    }

    private static OverloadReport overload(Tally tally, double goodput) {
        OverloadRun run = new OverloadRun("tensors", new Capacity(50, 100, 0.05), 300, goodput, tally, 0.1);
        return new OverloadReport(MACHINE, 3, 60, 600, 2000, List.of(run));
    }

    private static List<Score> scores(long failures, double... speeds) {
        return Arrays.stream(speeds)
                .mapToObj(speed -> new Score((long) speed, 1_000_000_000, new Latencies(), failures, 0.1))
                .toList();
    }

    private static Exchange exchange(int status, Map<String, String> headers, long millis) {
        AnswerCheck check =
                answer -> answer.status() == 200 ? Optional.empty() : Optional.of("status " + answer.status());
        PreparedRequest request =
                PreparedRequest.direct("r", RequestBytes.get("/").withoutBody(), 1, check);
        Answer answer = new Answer(status, headers, new byte[0]);
        return new Exchange(request, 0, 0, millis * 1_000_000, Exchange.Outcome.ANSWERED, null, answer);
    }
}
