package org.affectlab.servicekit.config;

import org.affectlab.servicekit.limits.LimitsProperties;
import org.affectlab.servicekit.metrics.UploadMetrics;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.UnreadBodyValve;
import org.affectlab.servicekit.upload.UploadReader;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Bounded reading of bodies. */
@AutoConfiguration(after = WebAutoConfiguration.class)
public class UploadAutoConfiguration {
    @Bean
    MemoryBudget uploadMemory(LimitsProperties limits) {
        return new MemoryBudget(limits.uploadMemoryBytes(Runtime.getRuntime().maxMemory()));
    }

    @Bean
    UploadReader uploadReader(LimitsProperties limits, MemoryBudget budget) {
        return new UploadReader(
                limits.maxUploadBytes().toBytes(), budget, limits.minimumUploadRate(), System::nanoTime);
    }

    @Bean
    UploadMetrics uploadMetrics(MemoryBudget budget) {
        return new UploadMetrics(budget);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadBodies(LimitsProperties limits) {
        return factory -> factory.addEngineValves(new UnreadBodyValve(
                limits.maxDrainBytes().toBytes(), limits.maxDrainTime(), limits.maxDrains(), System::nanoTime));
    }
}
