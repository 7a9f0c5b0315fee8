package org.affectlab.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway. */
@SpringBootApplication
public class ApiGatewayApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ApiGatewayApplication.class, arguments);
    }
}
