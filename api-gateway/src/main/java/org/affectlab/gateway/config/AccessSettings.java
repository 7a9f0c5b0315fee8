package org.affectlab.gateway.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.affectlab.access.InternalSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may call, under {@code affectlab.gateway.access}. Keys, an identity provider, or both must be there; and one form of the secret.
 *
 * @param keysFile the file of keys that {@code affectlab keys} writes
 * @param oidc the identity provider whose tokens are taken
 * @param secretFile a text file with the secret that gateway and services share
 * @param secret that secret itself, 32 bytes or more
 */
@ConfigurationProperties("affectlab.gateway.access")
public record AccessSettings(
        @Nullable Path keysFile, @Nullable OidcSettings oidc, @Nullable Path secretFile, @Nullable String secret) {
    public AccessSettings {
        secret = secret == null || secret.isEmpty() ? null : secret;
        if (keysFile == null && oidc == null) {
            throw new IllegalArgumentException(
                    "Nobody could call: set affectlab.gateway.access.keys-file, affectlab.gateway.access.oidc, or both");
        }
        if ((secretFile == null) == (secret == null)) {
            throw new IllegalArgumentException(
                    "Set affectlab.gateway.access.secret-file (or secret): the secret that gateway and services share");
        }
    }

    /** @throws UncheckedIOException if the file cannot be read */
    public InternalSecret secretValue() {
        try {
            return secretFile == null ? InternalSecret.of(String.valueOf(secret)) : InternalSecret.read(secretFile);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "affectlab.gateway.access.secret-file " + secretFile + " cannot be read", unreadable);
        }
    }

    @Override
    public String toString() {
        return "AccessSettings[keysFile=" + keysFile + ", oidc=" + oidc + ", secretFile=" + secretFile + ", secret="
                + (secret == null ? "none" : "set") + "]";
    }
}
