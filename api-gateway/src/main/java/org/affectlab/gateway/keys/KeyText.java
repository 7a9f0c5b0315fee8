package org.affectlab.gateway.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a key: {@code afl_PREFIX_SECRET}. The prefix has 8 lower-case letters and digits; the secret is 256 random bits in URL-safe base
 * 64, so one round of SHA-256 is enough to keep it (our choice: slow hashes are for what people think up). The leading {@code afl_} lets
 * secret scanners find keys that got into a repository.
 */
public final class KeyText {
    private static final String MARK = "afl_";
    private static final String PREFIX_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int PREFIX_LENGTH = 8;
    private static final int SECRET_BYTES = 32;
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9]{" + PREFIX_LENGTH + "}");
    private static final Pattern KEY = Pattern.compile(MARK + "([a-z0-9]{8})_[A-Za-z0-9_-]{43}");

    private KeyText() {}

    /** A new key. */
    public static String create(SecureRandom random) {
        StringBuilder prefix = new StringBuilder(PREFIX_LENGTH);
        for (int index = 0; index < PREFIX_LENGTH; index++) {
            prefix.append(PREFIX_LETTERS.charAt(random.nextInt(PREFIX_LETTERS.length())));
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return MARK + prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** The prefix of a text that has the form of a key. */
    public static Optional<String> prefix(String text) {
        Matcher matcher = KEY.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether a text looks like a key, rather than like a token of an identity provider. */
    public static boolean isMarked(String text) {
        return text.startsWith(MARK);
    }

    static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    /** SHA-256 in lower-case hexadecimal digits. */
    public static String digest(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
