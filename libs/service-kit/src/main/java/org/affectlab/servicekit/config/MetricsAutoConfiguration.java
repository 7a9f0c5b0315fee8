package org.affectlab.servicekit.config;

import io.micrometer.core.instrument.config.MeterFilter;
import org.affectlab.servicekit.metrics.MeterSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Common settings of all meters. */
@AutoConfiguration(after = CompositeMeterRegistryAutoConfiguration.class)
public class MetricsAutoConfiguration {
    @Bean
    MeterFilter serviceTag(@Value("${spring.application.name}") String service) {
        return MeterSettings.service(service);
    }

    @Bean
    MeterFilter timerHistograms() {
        return MeterSettings.histograms();
    }
}
