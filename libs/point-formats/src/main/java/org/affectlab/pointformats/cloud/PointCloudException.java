package org.affectlab.pointformats.cloud;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * Content that cannot be read as a point cloud, with the reason as a stable category and a message for people.
 *
 * <p>The message never holds bytes of the content, but names of columns in letters and digits, so that it may be shown to
 * whoever sent it. It is the sender's file that is wrong: failures of the machine are thrown as other exceptions.
 */
public final class PointCloudException extends Exception {
    /** Why the content was refused. */
    public enum Reason {
        /** No byte at all, or a file that says it holds no points. */
        EMPTY,
        /** None of the formats that are known. */
        UNKNOWN_FORMAT,
        /** The format is known, but it, its version or a feature of it is not read. */
        UNSUPPORTED_FORMAT,
        /** The format is known but the content contradicts itself or the format. */
        UNDECODABLE,
        /** The content ends before what it announces. */
        TRUNCATED,
        /** Over one of {@link PointLimits}. */
        TOO_LARGE
    }

    private final Reason reason;
    private final OptionalLong limit;
    private final OptionalLong actual;

    public PointCloudException(Reason reason, String message) {
        this(reason, message, OptionalLong.empty(), OptionalLong.empty());
    }

    private PointCloudException(Reason reason, String message, OptionalLong limit, OptionalLong actual) {
        super(requireNonNull(message, "message is null"));
        this.reason = requireNonNull(reason, "reason is null");
        this.limit = limit;
        this.actual = actual;
    }

    public static PointCloudException undecodable(String message) {
        return new PointCloudException(Reason.UNDECODABLE, message);
    }

    public static PointCloudException unsupported(String message) {
        return new PointCloudException(Reason.UNSUPPORTED_FORMAT, message);
    }

    public static PointCloudException truncated(String message) {
        return new PointCloudException(Reason.TRUNCATED, message);
    }

    /** A file that ends after some of the points it announces. */
    public static PointCloudException truncated(String message, long announced, long found) {
        return new PointCloudException(Reason.TRUNCATED, message, OptionalLong.of(announced), OptionalLong.of(found));
    }

    public static PointCloudException tooLarge(String message, long limit, long actual) {
        return new PointCloudException(Reason.TOO_LARGE, message, OptionalLong.of(limit), OptionalLong.of(actual));
    }

    public Reason reason() {
        return reason;
    }

    /** The limit that was broken, or the number of points announced by a truncated file; empty where there is none. */
    public OptionalLong limit() {
        return limit;
    }

    /** The value that broke the limit, or the number of points that a truncated file holds; empty where there is none. */
    public OptionalLong actual() {
        return actual;
    }

    /** A name out of a file as it may stand in a message: letters, digits and {@code _ - .} only, 32 at most. */
    public static String shown(String name) {
        String shortened = name.length() > 32 ? name.substring(0, 32) : name;
        return shortened.replaceAll("[^A-Za-z0-9_.-]", "?");
    }
}
