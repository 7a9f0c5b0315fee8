package org.affectlab.gateway.quota;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Quotas, as configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuotaSettings.class)
public class QuotaConfiguration {
    @Bean
    BucketStore bucketStore(QuotaSettings settings) {
        URI redis = settings.redis();
        return redis == null ? new LocalBuckets(TimeMeter.SYSTEM_MILLISECONDS) : new RedisBuckets(redis);
    }

    @Bean
    Quotas quotas(QuotaSettings settings, BucketStore store, MeterRegistry registry) {
        return new Quotas(settings, store, registry);
    }
}
