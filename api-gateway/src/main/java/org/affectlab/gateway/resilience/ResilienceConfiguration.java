package org.affectlab.gateway.resilience;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Breakers, as configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BreakerSettings.class)
public class ResilienceConfiguration {}
