package org.affectlab.servicekit.config;

import java.time.Clock;
import org.affectlab.access.InternalTokenVerifier;
import org.affectlab.servicekit.access.AccessFilter;
import org.affectlab.servicekit.access.AccessProperties;
import org.affectlab.servicekit.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Only the gateway gets in. */
@AutoConfiguration(after = WebAutoConfiguration.class)
@EnableConfigurationProperties(AccessProperties.class)
public class AccessAutoConfiguration {
    /** After the filter that gives the request its trace id, before everything else. */
    private static final int AFTER_TRACE = 50;

    @Bean
    FilterRegistrationBean<AccessFilter> accessFilter(
            AccessProperties properties, Clock clock, ProblemWriter problems) {
        InternalTokenVerifier tokens = new InternalTokenVerifier(properties.secretValue(), clock);
        FilterRegistrationBean<AccessFilter> registration =
                new FilterRegistrationBean<>(new AccessFilter(tokens, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + AFTER_TRACE);
        return registration;
    }
}
