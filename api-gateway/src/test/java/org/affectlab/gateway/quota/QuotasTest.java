package org.affectlab.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class QuotasTest {
    private final AtomicLong nanos = new AtomicLong();

    private final TimeMeter clock = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    private final CallerQuotas small = new CallerQuotas(
            new Quota(2, Duration.ofSeconds(10)),
            new Quota(100, Duration.ofSeconds(10)),
            new Quota(10, Duration.ofSeconds(100)),
            new Quota(1000, Duration.ofSeconds(10)));
    private final CallerMeters meters = new CallerMeters("anna", small, new LocalBuckets(clock));

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void requestsAreLetInUntilTheyAreUsedUpAndComeBackEvenly() {
        assertThat(meters.enter()).isEmpty();
        assertThat(meters.enter()).isEmpty();
        Meter full = meters.enter().orElseThrow();
        assertThat(full.name()).isEqualTo("requests");
        assertThat(full.untilAny()).isEqualTo(Duration.ofSeconds(5));

        pass(Duration.ofSeconds(5));
        assertThat(meters.enter()).isEmpty();
        assertThat(meters.enter()).isPresent();
    }

    @Test
    void whatIsKnownAfterwardsIsADebtThatHasToComeBack() {
        meters.uploaded(250);
        assertThat(meters.enter()).map(Meter::name).contains("upload-bytes");
        pass(Duration.ofSeconds(15));
        assertThat(meters.enter()).map(Meter::name).contains("upload-bytes");
        pass(Duration.ofSeconds(1));
        assertThat(meters.enter()).isEmpty();
    }

    @Test
    void partsOfASecondCount() {
        meters.analysed(new Analysed(9.9995, 0));
        assertThat(meters.enter()).map(Meter::name).contains("analysed-seconds");
        assertThat(new CallerMeters("anna", small, new LocalBuckets(clock)).enter())
                .isEmpty();
    }

    @Test
    void pointsCount() {
        meters.analysed(new Analysed(0, 1000));
        assertThat(meters.enter()).map(Meter::name).contains("analysed-points");
    }

    @Test
    void whatIsLeftIsSaidAsTheDraftHasIt() {
        meters.enter();
        assertThat(meters.policies())
                .isEqualTo("\"requests\";q=2;w=10, \"upload-bytes\";q=100;w=10,"
                        + " \"analysed-seconds\";q=10;w=100, \"analysed-points\";q=1000;w=10");
        assertThat(meters.states())
                .isEqualTo("\"requests\";r=1;t=5, \"upload-bytes\";r=100;t=0,"
                        + " \"analysed-seconds\";r=10;t=0, \"analysed-points\";r=1000;t=0");
        meters.uploaded(1_000_000);
        assertThat(meters.states()).contains("\"upload-bytes\";r=0;t=");
    }

    @ParameterizedTest
    @CsvSource({
        "seconds=3.3, 3.3, 0",
        "'seconds=1, points=5', 1, 5",
        "points=1900000, 0, 1900000",
        "'', 0, 0",
        "seconds=-1, 0, 0",
        "seconds=1e9, 0, 0",
        "frames=7, 0, 0",
        "xseconds=7, 0, 0"
    })
    void whatServicesSayIsReadWithCare(String header, double seconds, double points) {
        assertThat(Analysed.parse(header)).isEqualTo(new Analysed(seconds, points));
    }

    @Test
    void callersAreApartAndSomeHaveNone() {
        Quotas quotas = new Quotas(
                new QuotaSettings(new Quota(1, Duration.ofHours(1)), null, null, null, null, Map.of(), Set.of("local")),
                new LocalBuckets(clock),
                new SimpleMeterRegistry());

        assertThat(quotas.of("a").orElseThrow().enter()).isEmpty();
        assertThat(quotas.of("a").orElseThrow().enter()).isPresent();
        assertThat(quotas.of("b").orElseThrow().enter()).isEmpty();
        assertThat(quotas.of("local")).isEmpty();
    }

    private static QuotaSettings bind(Map<String, String> keys) {
        Map<String, String> all = new HashMap<>();
        keys.forEach((key, value) -> all.put("affectlab.gateway.quotas." + key, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("affectlab.gateway.quotas", QuotaSettings.class);
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(new QuotaSettings(null, null, null, null, null, Map.of(), Set.of()));
        assertThat(bind(Map.of()).common())
                .isEqualTo(new CallerQuotas(
                        new Quota(1200, Duration.ofMinutes(1)),
                        new Quota(50L << 30, Duration.ofHours(1)),
                        new Quota(360_000, Duration.ofHours(1)),
                        new Quota(1_000_000_000, Duration.ofHours(1))));
    }

    @Test
    void theSharedStoreIsARedis() {
        assertThat(bind(Map.of("redis", "rediss://:secret@redis:6379")).toString())
                .doesNotContain("secret");
        assertThat(bind(Map.of("redis", "")).redis()).isNull();
        assertThatThrownBy(() -> bind(Map.of("redis", "http://redis:6379"))).isInstanceOf(BindException.class);
    }

    @Test
    void everyKey() {
        Map<String, String> keys = new HashMap<>();
        int amount = 1;
        for (String name : new String[] {"requests", "uploadBytes", "analysedSeconds", "analysedPoints"}) {
            keys.put(name + ".amount", Integer.toString(amount));
            keys.put(name + ".period", amount + "s");
            keys.put("callers.lab." + name + ".amount", Integer.toString(10 * amount));
            keys.put("callers.lab." + name + ".period", 10 * amount + "s");
            amount++;
        }
        keys.put("unlimited", "local,other");
        QuotaSettings settings = bind(keys);
        assertThat(settings.common()).isEqualTo(quotas(1));
        assertThat(settings.of("lab")).isEqualTo(quotas(10));
        assertThat(settings.of("others")).isEqualTo(quotas(1));
        assertThat(settings.unlimited()).containsExactlyInAnyOrder("local", "other");
    }

    private static CallerQuotas quotas(int times) {
        return new CallerQuotas(quota(times), quota(2 * times), quota(3 * times), quota(4 * times));
    }

    private static Quota quota(int amount) {
        return new Quota(amount, Duration.ofSeconds(amount));
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> bind(Map.of("requests.amount", "0", "requests.period", "1s")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("requests.amount", "1", "requests.period", "0s")))
                .isInstanceOf(BindException.class);
        assertThatThrownBy(() -> bind(Map.of("requests.amount", "1", "requests.period", "2d")))
                .isInstanceOf(BindException.class);
    }
}
