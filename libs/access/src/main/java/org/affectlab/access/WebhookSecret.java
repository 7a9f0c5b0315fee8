package org.affectlab.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret with which what is sent to a caller's web hooks is signed: one for each caller, so that no caller can sign for another. It is
 * derived from the {@link InternalSecret} and kept nowhere; whoever changes that one changes these. Never printed. Immutable.
 *
 * <p>Form and signature: Standard Webhooks 1.0. The derivation, HMAC with SHA-256 over a label and the caller, is our choice.
 */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final String LABEL = "affectlab webhook 1\n";
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    public static WebhookSecret of(InternalSecret secret, String caller) {
        requireNonNull(caller, "caller is null");
        return new WebhookSecret(hmac(secret.bytes(), LABEL + caller));
    }

    /** What the caller configures at the receiver: {@code whsec_} and 32 bytes in Base64. */
    public String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param id of the message
     * @param seconds since 1970, as in {@code webhook-timestamp}
     */
    public String sign(String id, long seconds, String payload) {
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, id + '.' + seconds + '.' + payload));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
