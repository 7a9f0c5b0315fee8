package org.affectlab.servicekit.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.affectlab.access.InternalSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secret that this service shares with the gateway, under {@code affectlab.access}. One of the two must be set: without it nobody could
 * call, so the service does not start.
 *
 * @param secretFile a text file that holds it, for one user's eyes; white space around it does not count
 * @param secret the secret itself, 32 bytes or more
 */
@ConfigurationProperties("affectlab.access")
public record AccessProperties(@Nullable Path secretFile, @Nullable String secret) {
    public AccessProperties {
        secret = secret == null || secret.isEmpty() ? null : secret;
        if ((secretFile == null) == (secret == null)) {
            throw new IllegalArgumentException(
                    "Set affectlab.access.secret-file (or affectlab.access.secret): the secret that gateway and services share");
        }
    }

    /** @throws UncheckedIOException if the file cannot be read */
    public InternalSecret secretValue() {
        try {
            return secretFile == null ? InternalSecret.of(String.valueOf(secret)) : InternalSecret.read(secretFile);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "affectlab.access.secret-file " + secretFile + " cannot be read", unreadable);
        }
    }

    @Override
    public String toString() {
        return "AccessProperties[secretFile=" + secretFile + ", secret=" + (secret == null ? "none" : "set") + "]";
    }
}
