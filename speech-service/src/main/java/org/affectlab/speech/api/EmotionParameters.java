package org.affectlab.speech.api;

import org.jspecify.annotations.Nullable;

/**
 * What a client may say of an analysis of emotions; checked when it begins.
 *
 * @param model name or name@version; null for the default
 * @param hopMs from one window to the next; null for the model's own
 */
public record EmotionParameters(@Nullable String model, @Nullable Integer hopMs) {}
