package org.affectlab.gateway;

import org.affectlab.gateway.config.GatewaySettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the gateway. */
@SpringBootApplication
@EnableConfigurationProperties(GatewaySettings.class)
public class ApiGatewayApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ApiGatewayApplication.class, arguments);
    }
}
