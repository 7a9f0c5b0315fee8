package org.affectlab.gateway.access;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.affectlab.access.InternalTokenSigner;
import org.affectlab.gateway.config.AccessSettings;
import org.affectlab.gateway.config.OidcSettings;
import org.affectlab.gateway.keys.KeyFile;
import org.affectlab.gateway.keys.KeyText;
import org.affectlab.gateway.keys.WatchedKeys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Keys, identity provider and internal token, as configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
public class AccessConfiguration {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    KeysInForce keysInForce(AccessSettings settings, Clock clock) throws IOException {
        return settings.keysFile() == null
                ? KeysInForce.none()
                : new KeysInForce(new WatchedKeys(new KeyFile(settings.keysFile()), clock, LOOK_EVERY));
    }

    @Bean
    Authenticator authenticator(KeysInForce keys, AccessSettings settings) {
        OidcSettings oidc = settings.oidc();
        Authenticator provider = oidc == null ? token -> Mono.empty() : new OidcAuthenticator(oidc);
        return credential -> KeyText.isMarked(credential)
                ? Mono.justOrEmpty(keys.identify(credential))
                : provider.identify(credential);
    }

    @Bean
    ServiceTokens serviceTokens(AccessSettings settings, Clock clock) {
        return new ServiceTokens(new InternalTokenSigner(settings.secretValue(), clock));
    }
}
