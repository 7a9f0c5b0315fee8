package org.affectlab.gateway.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An OpenID Connect identity provider, under {@code affectlab.gateway.access.oidc}. A caller is {@code sub} of its token, with {@code oidc:}
 * before it.
 *
 * @param issuer what {@code iss} must be; without {@code jwkSetUri} its configuration is read from there, at the first token
 * @param jwkSetUri where its public keys are
 * @param audience what {@code aud} must hold: otherwise any token of that provider, made for any application, would do
 * @param scopeClaim the claim with the scopes: a list, or a text with spaces between
 * @param scopePrefix what stands before Affectlab's names of scopes in that claim; scopes without it are other applications' affair
 */
public record OidcSettings(
        URI issuer,
        @Nullable URI jwkSetUri,
        String audience,
        @DefaultValue("scope") String scopeClaim,
        @DefaultValue("affectlab:") String scopePrefix) {
    // Components of a bound record may arrive as null; these are none afterwards.
    public OidcSettings {
        requireNonNull(issuer, "access.oidc.issuer is required");
        requireNonNull(audience, "access.oidc.audience is required");
        if (!issuer.isAbsolute() || audience.isBlank() || scopeClaim.isBlank()) {
            throw new IllegalArgumentException(
                    "access.oidc needs an absolute issuer, and audience and scopeClaim that are not empty");
        }
    }
}
