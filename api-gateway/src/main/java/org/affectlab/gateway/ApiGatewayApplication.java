package org.affectlab.gateway;

import java.util.Arrays;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.keys.KeysCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the gateway; with {@code keys} as its first argument, does that command instead. */
@SpringBootApplication
@EnableConfigurationProperties(GatewaySettings.class)
public class ApiGatewayApplication {
    private static final String KEYS = "keys";

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(KEYS)) {
            System.exit(KeysCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        SpringApplication.run(ApiGatewayApplication.class, arguments);
    }
}
