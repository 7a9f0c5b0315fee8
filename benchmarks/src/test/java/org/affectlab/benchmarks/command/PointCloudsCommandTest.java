package org.affectlab.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.affectlab.benchmarks.pointclouds.CloudAnswer;
import org.affectlab.benchmarks.pointclouds.CloudRun;
import org.affectlab.benchmarks.pointclouds.FakeServiceJar;
import org.affectlab.benchmarks.pointclouds.MadeScene;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.MeasuredTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class PointCloudsCommandTest {
    private static final Machine MACHINE = new Machine(2, "some processor", "17", "0.1", LocalDate.of(2026, 11, 24));

    @TempDir
    private Path folder;

    private static CloudRun run(long points, double seconds) {
        CloudAnswer answer = new CloudAnswer("stpc@1", points, points, 0.5, points / 2, 4096, 12, Map.of(2, points));
        return new CloudRun(
                answer, 5 * points, "1.25", 0.5, seconds, 2, 1.5 * seconds, 1, 500 << 20, 900 << 20, 1000 << 20);
    }

    private int execute(String manner, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "pointclouds",
                "--root=" + folder,
                "--work=" + folder.resolve("work"),
                "--models=" + folder.resolve(manner),
                "--service-jar=" + FakeServiceJar.write(folder),
                "--heap=64m",
                "--out=" + folder.resolve("report.md"),
                "--table=" + folder.resolve("runs/speed.json")));
        arguments.addAll(List.of(more));
        return BenchmarksCommand.execute(arguments.toArray(String[]::new));
    }

    private String scene() {
        return "--scene=" + MadeScene.write(folder.resolve("scene.ply"));
    }

    @Test
    void severalSizesBecomeAPageAndATable() throws IOException {
        assertThat(execute("GOOD", scene(), "--points=60,600")).isZero();
        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("# Speed of the point-cloud service", "Copies of scene.ply", "points-2@1", "| 60 ", "| 600 ");
        MeasuredTable table = JsonMapper.builder()
                .build()
                .readValue(folder.resolve("runs/speed.json").toFile(), MeasuredTable.class);
        assertThat(table.note()).contains(" processors (", "Java ", "load average at the start");
        assertThat(table.rows()).extracting(row -> row.get(0)).containsExactly("60", "600");
        assertThat(table.rows()).extracting(row -> row.get(1)).containsOnly("64m");
        assertThat(table.rows().get(1).get(5)).matches("-?\\d+\\.\\d\\d");
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void aSizeThatFailsIsARowAndTheStatus() throws IOException {
        assertThat(execute("FAILING", scene(), "--points=60")).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("| 60 ", "failed: the job is FAILED: TOO_LARGE At most 10.");
    }

    @Test
    void withoutASceneNothingIsStarted() throws IOException {
        assertThat(execute("GOOD", "--points=60")).isEqualTo(1);
        assertThat(folder.resolve("report.md")).doesNotExist();
    }

    @Test
    void exponentIsFromTheSizeAbove() {
        PointCloudsReport report = new PointCloudsReport(MACHINE, Path.of("tile.ply"));
        report.add(run(100_000, 5), "3g");
        report.add(run(1_000_000, 50), "3g");
        report.fail(5_000_000, "the service ended\nwith many lines");
        report.add(run(10_000_000, 5_000), "3g");
        MeasuredTable table = report.table();
        assertThat(table.rows()).extracting(row -> row.get(5)).containsExactly("", "1.00", "", "2.00");
        assertThat(table.rows().get(1))
                .containsExactly(
                        "1,000,000",
                        "3g",
                        "5.0",
                        "50.0",
                        "20,000",
                        "1.00",
                        "75.0",
                        "2.0",
                        "1.0",
                        "500",
                        "900",
                        "1,000",
                        "500,000",
                        "12",
                        "1.25");
        assertThat(table.rows().get(2)).contains("5,000,000", "failed: the service ended");
        assertThat(report.failed()).isTrue();
        assertThat(report.text())
                .contains("load average at the start 0.1", "(-Xmx)", "stpc@1 (grid 0.5 m, inputs of 4,096 points)")
                .contains("Copies of tile.ply", "| 10,000,000 |");
    }
}
