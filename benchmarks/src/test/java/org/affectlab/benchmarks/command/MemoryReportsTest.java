package org.affectlab.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.affectlab.benchmarks.http.AnswerCheck;
import org.affectlab.benchmarks.http.ClosedLoop;
import org.affectlab.benchmarks.http.LoadGenerator;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.RequestBytes;
import org.affectlab.benchmarks.http.TinyServer;
import org.affectlab.benchmarks.measure.ProcessLog;
import org.affectlab.benchmarks.measure.ProcessObserver;
import org.affectlab.benchmarks.report.Machine;
import org.affectlab.benchmarks.report.Target;
import org.affectlab.benchmarks.workload.Capacity;
import org.affectlab.benchmarks.workload.KindTally;
import org.affectlab.benchmarks.workload.Reloads;
import org.affectlab.benchmarks.workload.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports on a process that does nothing ({@code cat}), so that its memory is flat. */
class MemoryReportsTest {
    private static final Machine MACHINE = new Machine(2, "some processor", "17", "0.1", LocalDate.of(2026, 11, 24));
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final AtomicLong requests = new AtomicLong();
    private Process child;
    private ProcessLog log;

    @BeforeEach
    void start() throws IOException {
        child = new ProcessBuilder("cat").start();
        // Once it has echoed a line it has all the memory that it will ever need.
        child.getOutputStream().write('\n');
        child.getOutputStream().flush();
        assertThat(child.getInputStream().read()).isEqualTo('\n');
        log = new ProcessLog(new ProcessObserver("service", child.pid()), requests::get);
        for (int look = 0; look < 10; look++) {
            requests.set(100L * look);
            log.look();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        log.close();
        child.destroy();
        child.waitFor();
    }

    @Test
    void abuseOfAFlatProcess() throws InterruptedException {
        AbuseReport report = new AbuseReport(MACHINE, 1, 300, new KindTally(), Map.of("408", 8L), List.of(log));
        assertThat(report.targets()).allMatch(Target::met);
        assertThat(report.text()).contains("seed 1", "first 300", "8 uploads", "| service | ");
        child.destroy();
        child.waitFor();
        assertThat(report.targets())
                .filteredOn(target -> !target.met())
                .extracting(Target::name)
                .containsExactly("service: the same process lives");
    }

    @Test
    void abuseWithFaultsAndHangingUploads() {
        AbuseReport report = new AbuseReport(MACHINE, 1, 300, new KindTally(), Map.of("TIMED_OUT", 2L), List.of(log));
        assertThat(report.targets())
                .filteredOn(target -> !target.met())
                .extracting(Target::actual)
                .containsExactly("2");
    }

    @Test
    void soakCountsFailuresReloadsAndGrowth() throws IOException {
        Tally tally = new Tally();
        try (TinyServer server = TinyServer.answering(OK);
                Reloads reloads = new Reloads(server.address(), "m", "key")) {
            reloads.reload();
            PreparedRequest request =
                    PreparedRequest.direct("r", RequestBytes.get("/").withoutBody(), 1, AnswerCheck.none());
            new LoadGenerator(server.address(), 1, Duration.ofSeconds(10)).run(ClosedLoop.of(5, () -> request), tally);
            // In no time: the looks lie within the first milliseconds.
            Duration duration = Duration.ofNanos(5);
            SoakReport report = new SoakReport(
                    MACHINE, duration, 0.7, Duration.ofNanos(2), new Capacity(10, 20, 0), tally, reloads, List.of(log));
            assertThat(report.targets()).allMatch(Target::met);
            assertThat(report.text()).contains("5 requests", "1 reloads", "soak.csv", "| service ");
            assertThat(report.csv().lines())
                    .hasSize(11)
                    .first()
                    .isEqualTo("process,seconds,requests,residentMegabytes,threads,cpuSeconds");
            SoakReport missed = new SoakReport(
                    MACHINE, duration, 0.7, Duration.ofNanos(1), new Capacity(10, 20, 0), tally, reloads, List.of(log));
            assertThat(missed.targets())
                    .filteredOn(target -> !target.met())
                    .extracting(Target::name)
                    .containsExactly("reloads");
        }
    }
}
