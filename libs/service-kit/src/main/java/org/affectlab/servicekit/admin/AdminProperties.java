package org.affectlab.servicekit.admin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may administrate, under {@code affectlab.admin}. Only the digest of the key is configured, so neither a command line nor a process list
 * shows the key itself.
 *
 * @param keySha256 SHA-256 of the key's UTF-8 bytes, 64 hexadecimal digits; without it (or with an empty text) nobody may
 */
@ConfigurationProperties("affectlab.admin")
public record AdminProperties(@Nullable String keySha256) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

    public AdminProperties {
        keySha256 = keySha256 == null || keySha256.isEmpty() ? null : keySha256;
        if (keySha256 != null && !DIGEST.matcher(keySha256).matches()) {
            throw new IllegalArgumentException("affectlab.admin.key-sha256 must be 64 hexadecimal digits");
        }
    }
}
