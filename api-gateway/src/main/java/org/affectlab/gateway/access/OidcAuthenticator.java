package org.affectlab.gateway.access;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affectlab.access.Identity;
import org.affectlab.access.Scope;
import org.affectlab.gateway.config.OidcSettings;
import org.affectlab.gateway.problems.GatewayProblemException;
import org.affectlab.gateway.problems.ProblemCode;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Takes the tokens of an OpenID Connect provider: JSON Web Tokens with its signature, issuer, and this installation's audience, that have not
 * expired. The provider's public keys are fetched when they are needed first and when an unknown one is named. While it cannot be reached,
 * its tokens are answered with 503, never let in. Thread-safe.
 */
public final class OidcAuthenticator implements Authenticator {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String CALLER_MARK = "oidc:";

    private final ReactiveJwtDecoder decoder;
    private final OidcSettings settings;

    public OidcAuthenticator(OidcSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        this.decoder = new SupplierReactiveJwtDecoder(() -> decoder(settings));
    }

    private static ReactiveJwtDecoder decoder(OidcSettings settings) {
        NimbusReactiveJwtDecoder decoder = settings.jwkSetUri() == null
                ? NimbusReactiveJwtDecoder.withIssuerLocation(settings.issuer().toString())
                        .build()
                : NimbusReactiveJwtDecoder.withJwkSetUri(settings.jwkSetUri().toString())
                        .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(settings.issuer().toString()),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience())),
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, expiry -> expiry != null)));
        return decoder;
    }

    @Override
    public Mono<Identity> identify(String credential) {
        return decoder.decode(credential)
                .onErrorResume(BadJwtException.class, wrong -> Mono.empty())
                .onErrorMap(OidcAuthenticator::isUnreachable, OidcAuthenticator::unreachable)
                .flatMap(token -> Mono.justOrEmpty(identity(token)));
    }

    private static boolean isUnreachable(Throwable failure) {
        return failure instanceof JwtException
                || failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException;
    }

    private static GatewayProblemException unreachable(Throwable cause) {
        return GatewayProblemException.retryable(
                ProblemCode.SERVICE_UNAVAILABLE, "The identity provider does not answer.", RETRY_AFTER, cause);
    }

    private Optional<Identity> identity(Jwt token) {
        String subject = token.getSubject();
        return subject == null || !Identity.isName(CALLER_MARK + subject)
                ? Optional.empty()
                : Optional.of(new Identity(CALLER_MARK + subject, CALLER_MARK + subject, scopes(token)));
    }

    private Set<Scope> scopes(Jwt token) {
        return claimed(token.getClaim(settings.scopeClaim()))
                .filter(name -> name.startsWith(settings.scopePrefix()))
                .map(name -> Scope.find(name.substring(settings.scopePrefix().length())))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> claimed(@org.jspecify.annotations.Nullable Object claim) {
        if (claim instanceof String text) {
            return Stream.of(text.split(" ", -1));
        }
        return claim instanceof List<?> list ? list.stream().map(String::valueOf) : Stream.empty();
    }
}
