package org.affectlab.gateway;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.affectlab.gateway.commands.JobsCommand;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.keys.KeysCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the gateway; with {@code keys} or {@code jobs} as its first argument, does that command instead. */
@SpringBootApplication
@EnableConfigurationProperties(GatewaySettings.class)
public class ApiGatewayApplication {
    private static final Map<String, ToIntFunction<String[]>> COMMANDS =
            Map.of("keys", KeysCommand::run, "jobs", JobsCommand::run);

    public static void main(String[] arguments) {
        if (arguments.length > 0 && COMMANDS.containsKey(arguments[0])) {
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(COMMANDS.get(arguments[0]).applyAsInt(rest));
        }
        SpringApplication.run(ApiGatewayApplication.class, arguments);
    }
}
