package org.affectlab.media;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * Content that cannot be turned into audio, with the reason as a stable category and a message for people.
 *
 * <p>The message never holds bytes of the content, so that it may be shown to whoever sent it. It is the sender's file that
 * is wrong: failures of the machine are thrown as other exceptions.
 */
public final class MediaException extends Exception {
    /** Why the content was refused. */
    public enum Reason {
        /** No byte at all. */
        EMPTY,
        /** The first bytes are none of the formats that {@link AudioDecoder} reads. */
        UNKNOWN_FORMAT,
        /** The format is known but broken, truncated, not finite, or took too long to decode. */
        UNDECODABLE,
        /** The container holds no audio track. */
        NO_AUDIO,
        /** Longer than {@link AudioLimits#maxDuration()}; limit and actual value in milliseconds. */
        TOO_LONG,
        /** More channels than {@link AudioLimits#maxChannels()}. */
        TOO_MANY_CHANNELS,
        /** A rate in hertz outside of what {@link AudioLimits} allows. */
        UNSUPPORTED_SAMPLE_RATE
    }

    private final Reason reason;
    private final OptionalLong limit;
    private final OptionalLong actual;

    MediaException(Reason reason, String message) {
        this(reason, message, OptionalLong.empty(), OptionalLong.empty());
    }

    MediaException(Reason reason, String message, OptionalLong limit, OptionalLong actual) {
        super(requireNonNull(message, "message is null"));
        this.reason = requireNonNull(reason, "reason is null");
        this.limit = requireNonNull(limit, "limit is null");
        this.actual = requireNonNull(actual, "actual is null");
    }

    public Reason reason() {
        return reason;
    }

    /** The limit that was broken, in the unit of the reason; empty where the reason has none. */
    public OptionalLong limit() {
        return limit;
    }

    /** The value that broke the limit as the header claims it; empty where only decoding to the end would tell. */
    public OptionalLong actual() {
        return actual;
    }
}
