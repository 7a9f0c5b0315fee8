package org.affectlab.servicekit.config;

import java.util.SortedMap;
import java.util.TreeMap;
import org.affectlab.servicekit.admission.Admission;
import org.affectlab.servicekit.admission.AdmissionFilter;
import org.affectlab.servicekit.admission.AdmissionMetrics;
import org.affectlab.servicekit.admission.AdmissionProperties;
import org.affectlab.servicekit.limits.LimitContributor;
import org.affectlab.servicekit.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Refusing early what the service cannot take on. */
@AutoConfiguration(after = {WebAutoConfiguration.class, MetricsAutoConfiguration.class})
@EnableConfigurationProperties(AdmissionProperties.class)
public class AdmissionAutoConfiguration {
    /** After the filters that say who calls, before those of the framework. */
    private static final int AFTER_TRACE = 100;

    @Bean
    Admission admission(AdmissionProperties properties) {
        return new Admission(properties.maxRequests(), properties.maxRequestsPerCaller());
    }

    @Bean
    FilterRegistrationBean<AdmissionFilter> admissionFilter(Admission admission, ProblemWriter problems) {
        FilterRegistrationBean<AdmissionFilter> registration =
                new FilterRegistrationBean<>(new AdmissionFilter(admission, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + AFTER_TRACE);
        return registration;
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
