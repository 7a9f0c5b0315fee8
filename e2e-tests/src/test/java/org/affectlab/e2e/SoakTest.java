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
    private static final int SECONDS = Integer.getInteger("affectlab.e2e.soakSeconds", 120);
    private static final int PERIOD_SECONDS = 10;
    private static final int WARM_UP_PERIODS = 3;
    /** The servlet container and the collector start and end a thread now and then. */
    private static final int THREAD_TOLERANCE = 4;

    /**
     * Resident memory settles in the first minute: compiled code and the engine's buffers. In a run of 330 s (34,911 requests) it grew by 20
     * MB from the 30th to the 120th second and by 1 MB from there to the end, so a leak of 3 kB a request would show.
     */
    private static final long RESIDENT_TOLERANCE = 32;

    private static final long LIVE_HEAP_TOLERANCE = 8;

    private final RunningPlatform platform;
    private final CrowdLog log = new CrowdLog();
    private final List<ProcessUsage> speech = new ArrayList<>();
    private final List<ProcessUsage> gateway = new ArrayList<>();
    private final List<Long> speechHeap = new ArrayList<>();

    SoakTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void fiftyClientsForTwoMinutes() throws InterruptedException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            clock.scheduleAtFixedRate(this::measure, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
            // A little more than two minutes, so that the last measurement still sees all clients.
            new Crowd(platform.gateway(), 50).send(Duration.ofSeconds(SECONDS + 1), log);
        } finally {
            clock.shutdownNow();
        }
        System.out.println("All: " + log);
        assertThat(log.unexpected()).isEmpty();
        GoodRequest.stillWorks(platform);
        assertNoGrowth("speech", speech);
        assertNoGrowth("gateway", gateway);
        assertThat(speechHeap.get(speechHeap.size() - 1))
                .as("megabytes of live objects")
                .isLessThanOrEqualTo(speechHeap.get(WARM_UP_PERIODS - 1) + LIVE_HEAP_TOLERANCE);
    }

    private void measure() {
        speech.add(platform.speechUsage());
        gateway.add(platform.gatewayUsage());
        speechHeap.add(platform.speechLiveHeapMegabytes());
        System.out.println(String.format(
                Locale.ROOT,
                "%4d s: %s; speech %s, %d MB of live objects; gateway %s",
                speech.size() * PERIOD_SECONDS,
                log,
                describe(speech),
                speechHeap.get(speechHeap.size() - 1),
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
        assertThat(last.residentMegabytes())
                .as("resident megabytes of " + service)
                .isLessThanOrEqualTo(warm.residentMegabytes() + RESIDENT_TOLERANCE);
    }
}
