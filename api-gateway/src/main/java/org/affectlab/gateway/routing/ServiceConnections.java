package org.affectlab.gateway.routing;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import org.affectlab.gateway.config.GatewaySettings;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connections to services: bounded pool, timeouts, no retry. */
@Configuration(proxyBeanMethods = false)
public class ServiceConnections {
    private static final String EARLY_ANSWER = "affectlab.earlyAnswer";
    private static final Duration EARLY_ANSWER_GRACE = Duration.ofSeconds(1);

    @Bean
    HttpClientFactory serviceHttpClientFactory(
            HttpClientProperties properties,
            ServerProperties serverProperties,
            HttpClientSslConfigurer sslConfigurer,
            List<HttpClientCustomizer> customizers,
            GatewaySettings settings) {
        return new BoundedHttpClientFactory(properties, serverProperties, sslConfigurer, customizers, settings);
    }

    // Netty means to replace AUTO_CLOSE some day but has nothing instead yet.
    @SuppressWarnings("deprecation")
    @Bean
    HttpClientCustomizer serviceTimeouts(GatewaySettings settings) {
        int connectMillis = Math.toIntExact(settings.timeouts().connect().toMillis());
        // The client's own timeout runs only after the request was sent, so a long upload does not count against it;
        // the
        // gateway framework's would begin before. A body that was streamed cannot be sent again, so there is no retry.
        return client -> client.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
                .option(ChannelOption.AUTO_CLOSE, false)
                .doOnChannelInit((observer, channel, address) ->
                        channel.pipeline().addFirst(EARLY_ANSWER, new EarlyAnswerHandler(EARLY_ANSWER_GRACE)))
                .responseTimeout(settings.timeouts().response())
                .disableRetry(true);
    }
}
