package org.affectlab.benchmarks.http;

/**
 * How the bytes of a request go out.
 *
 * @param cutAfterBytes the connection is cut once so many bytes are sent; {@value #NEVER}: never
 * @param chunkBytes most bytes of one write
 * @param pauseNanos rest after each write; 0: none
 */
public record Delivery(int cutAfterBytes, int chunkBytes, long pauseNanos) {
    /** For {@code cutAfterBytes}. */
    public static final int NEVER = -1;

    public Delivery {
        if (cutAfterBytes < NEVER || chunkBytes < 1 || pauseNanos < 0) {
            throw new IllegalArgumentException(
                    "not a delivery: " + cutAfterBytes + ", " + chunkBytes + ", " + pauseNanos);
        }
    }

    /** As fast as the connection takes it. */
    public static Delivery whole() {
        return new Delivery(NEVER, Integer.MAX_VALUE, 0);
    }

    /** The client goes away in the middle. */
    public static Delivery cutAfter(int bytes) {
        return new Delivery(bytes, Integer.MAX_VALUE, 0);
    }

    /** A client with a thin line. */
    public static Delivery slow(int chunkBytes, long pauseNanos) {
        return new Delivery(NEVER, chunkBytes, pauseNanos);
    }

    boolean paced() {
        return pauseNanos > 0;
    }
}
