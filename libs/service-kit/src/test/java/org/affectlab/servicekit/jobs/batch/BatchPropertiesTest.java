package org.affectlab.servicekit.jobs.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

final class BatchPropertiesTest {
    private static BatchProperties bind(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys))
                .bindOrCreate("affectlab.jobs.batch", BatchProperties.class);
    }

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new BatchProperties(20_000, DataSize.ofMegabytes(64), DataSize.ofGigabytes(20), 4));
    }

    @Test
    void everyKey() {
        assertThat(bind(Map.of(
                        "affectlab.jobs.batch.maxItems", "1",
                        "affectlab.jobs.batch.maxItemBytes", "2B",
                        "affectlab.jobs.batch.maxTotalBytes", "3B",
                        "affectlab.jobs.batch.concurrency", "4")))
                .isEqualTo(new BatchProperties(1, DataSize.ofBytes(2), DataSize.ofBytes(3), 4));
    }

    @Test
    void refusesNonsense() {
        for (String key : new String[] {"maxItems", "maxItemBytes", "maxTotalBytes", "concurrency"}) {
            assertThatThrownBy(() -> bind(Map.of("affectlab.jobs.batch." + key, "0")))
                    .isInstanceOf(BindException.class);
        }
    }
}
