package org.affectlab.servicekit.config;

import org.affectlab.servicekit.admin.AdminGuard;
import org.affectlab.servicekit.admin.AdminProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The guard of everything that changes what a service serves. */
@AutoConfiguration
@EnableConfigurationProperties(AdminProperties.class)
public class AdminAutoConfiguration {
    @Bean
    AdminGuard adminGuard(AdminProperties properties) {
        return new AdminGuard(properties);
    }
}
