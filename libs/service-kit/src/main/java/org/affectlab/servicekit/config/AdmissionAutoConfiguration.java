package org.affectlab.servicekit.config;

import java.util.SortedMap;
import java.util.TreeMap;
import org.affectlab.servicekit.admission.Admission;
import org.affectlab.servicekit.admission.AdmissionMetrics;
import org.affectlab.servicekit.admission.AdmissionProperties;
import org.affectlab.servicekit.limits.LimitContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Refusing early what the service cannot take on. */
@AutoConfiguration(after = {WebAutoConfiguration.class, MetricsAutoConfiguration.class})
@EnableConfigurationProperties(AdmissionProperties.class)
public class AdmissionAutoConfiguration {
    @Bean
    Admission admission(AdmissionProperties properties) {
        return new Admission(properties.maxRequests(), properties.maxRequestsPerCaller());
    }

    @Bean
    AdmissionMetrics admissionMetrics(Admission admission) {
        return new AdmissionMetrics(admission);
    }

    @Bean
    LimitContributor admissionLimits(AdmissionProperties properties) {
        return () -> {
            SortedMap<String, Long> limits = new TreeMap<>();
            limits.put("maxRequests", (long) properties.maxRequests());
            limits.put("maxRequestsPerCaller", (long) properties.maxRequestsPerCaller());
            return limits;
        };
    }
}
