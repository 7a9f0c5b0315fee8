package org.affectlab.gateway.web;

import java.util.List;
import org.affectlab.gateway.config.CorsSettings;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.affectlab.gateway.routing.FilterOrder;
import org.affectlab.gateway.tracing.TraceFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;

/**
 * CORS for the whole gateway, preflights and WebSocket handshakes included. A page of an origin that is not allowed gets
 * 403, not only an answer without CORS headers: otherwise any web page could make a visitor's browser send requests to a
 * gateway on the visitor's own machine.
 */
@Configuration(proxyBeanMethods = false)
public class OriginPolicy {
    @Bean
    @Order(FilterOrder.CORS)
    CorsWebFilter corsFilter(GatewaySettings settings) {
        CorsConfiguration configuration = configuration(settings.cors());
        return new OrderedCorsFilter(configuration, new RefusingCorsProcessor());
    }

    private static CorsConfiguration configuration(CorsSettings settings) {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(settings.allowedOrigins());
        configuration.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
        configuration.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        configuration.setExposedHeaders(List.of(
                TraceFilter.HEADER,
                HttpHeaders.LOCATION,
                "Preference-Applied",
                "RateLimit",
                "RateLimit-Policy",
                HttpHeaders.RETRY_AFTER,
                HttpHeaders.ALLOW,
                HttpHeaders.CONTENT_DISPOSITION,
                "Inference-Header-Content-Length"));
        configuration.setMaxAge(settings.maxAge());
        return configuration;
    }

    private static final class RefusingCorsProcessor extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            throw new GatewayProblemException(
                    ProblemCode.ORIGIN_NOT_ALLOWED, "Web pages of this origin may not call the gateway.");
        }
    }

    private static final class OrderedCorsFilter extends CorsWebFilter implements Ordered {
        OrderedCorsFilter(CorsConfiguration configuration, CorsProcessor processor) {
            super(exchange -> configuration, processor);
        }

        @Override
        public int getOrder() {
            return FilterOrder.CORS;
        }
    }
}
