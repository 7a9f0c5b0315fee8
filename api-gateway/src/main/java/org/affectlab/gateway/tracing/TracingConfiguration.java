package org.affectlab.gateway.tracing;

import org.affectlab.tracing.Tracing;
import org.affectlab.tracing.TracingSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Spans of the gateway, if there is a collector for them. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {
    private static final String NAME = "api-gateway";

    @Bean
    Tracing tracing(Environment environment) {
        return Tracing.of(Binder.get(environment).bindOrCreate("affectlab.tracing", TracingSettings.class), NAME);
    }
}
