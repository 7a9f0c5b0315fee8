package org.affectlab.benchmarks.neighbours;

/** A peer that is not there, cannot be built or does not run; the message says why and can be printed. */
public final class PeerException extends Exception {
    public PeerException(String message) {
        super(message);
    }
}
