package org.affectlab.servicekit.config;

import org.affectlab.servicekit.limits.LimitsProperties;
import org.affectlab.servicekit.metrics.UploadMetrics;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.UnreadBodyFilter;
import org.affectlab.servicekit.upload.UploadReader;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Bounded reading of bodies. */
@AutoConfiguration(after = WebAutoConfiguration.class)
public class UploadAutoConfiguration {
    // Inside of the trace filter and of the request metrics.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

    @Bean
    MemoryBudget uploadMemory(LimitsProperties limits) {
        return new MemoryBudget(limits.uploadMemoryBytes(Runtime.getRuntime().maxMemory()));
    }

    @Bean
    UploadReader uploadReader(LimitsProperties limits, MemoryBudget budget) {
        return new UploadReader(limits.maxUploadBytes().toBytes(), budget);
    }

    @Bean
    UploadMetrics uploadMetrics(MemoryBudget budget) {
        return new UploadMetrics(budget);
    }

    @Bean
    FilterRegistrationBean<UnreadBodyFilter> unreadBodyFilter(LimitsProperties limits) {
        FilterRegistrationBean<UnreadBodyFilter> registration = new FilterRegistrationBean<>(
                new UnreadBodyFilter(limits.maxDrainBytes().toBytes(), limits.maxDrainTime(), System::nanoTime));
        registration.setOrder(ORDER);
        return registration;
    }
}
