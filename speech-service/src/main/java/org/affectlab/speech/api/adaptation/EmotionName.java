package org.affectlab.speech.api.adaptation;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of emotions as callers write them. Stateless. */
final class EmotionName {
    private static final Pattern FORM = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} _-]{0,39}");

    private EmotionName() {}

    /** In small letters, without blanks at its ends. */
    static String of(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isOne(String name) {
        return FORM.matcher(name).matches();
    }
}
