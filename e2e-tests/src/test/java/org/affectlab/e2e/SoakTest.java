package org.affectlab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.affectlab.e2e.platform.ProcessUsage;
import org.affectlab.e2e.platform.RunningPlatform;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Fifty clients at once for two minutes ({@code ./affectlab soak}): no error but a temporary refusal, and after the first half minute
 * neither threads nor memory grow. Prints a line every ten seconds.
 */
@OnPlatform
@Tag("soak")
class SoakTest {
    private static final int PERIOD_SECONDS = 10;
    private static final int WARM_UP_PERIODS = 3;
    /** Half a request's worth of threads and a heap's worth of garbage come and go; a leak of either would pass these many times over. */
    private static final int THREAD_TOLERANCE = 8;

    private static final double MEMORY_TOLERANCE = 1.10;

    private final RunningPlatform platform;
    private final CrowdLog log = new CrowdLog();
    private final List<ProcessUsage> speech = new ArrayList<>();
    private final List<ProcessUsage> gateway = new ArrayList<>();

    SoakTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void fiftyClientsForTwoMinutes() throws InterruptedException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            clock.scheduleAtFixedRate(this::measure, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
            // A little more than two minutes, so that the last measurement still sees all clients.
            new Crowd(platform.gateway(), 50).send(Duration.ofSeconds(121), log);
        } finally {
            clock.shutdownNow();
        }
        System.out.println("All: " + log);
        assertThat(log.unexpected()).isEmpty();
        GoodRequest.stillWorks(platform);
        assertNoGrowth("speech", speech);
        assertNoGrowth("gateway", gateway);
    }

    private void measure() {
        speech.add(platform.speechUsage());
        gateway.add(platform.gatewayUsage());
        System.out.println(String.format(
                Locale.ROOT,
                "%4d s: %s; speech %s; gateway %s",
                speech.size() * PERIOD_SECONDS,
                log,
                describe(speech),
                describe(gateway)));
    }

    private static String describe(List<ProcessUsage> measurements) {
        ProcessUsage last = measurements.get(measurements.size() - 1);
        return last.threads() + " threads, " + last.residentMegabytes() + " MB";
    }

    private static void assertNoGrowth(String service, List<ProcessUsage> measurements) {
        assertThat(measurements).as("measurements of " + service).hasSizeGreaterThan(2 * WARM_UP_PERIODS);
        ProcessUsage warm = measurements.get(WARM_UP_PERIODS - 1);
        ProcessUsage last = measurements.get(measurements.size() - 1);
        assertThat(last.threads()).as("threads of " + service).isLessThanOrEqualTo(warm.threads() + THREAD_TOLERANCE);
        assertThat((double) last.residentMegabytes())
                .as("resident megabytes of " + service)
                .isLessThanOrEqualTo(warm.residentMegabytes() * MEMORY_TOLERANCE);
    }
}
