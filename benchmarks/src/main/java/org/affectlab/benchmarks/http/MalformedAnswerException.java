package org.affectlab.benchmarks.http;

/** What came back is no HTTP/1.1. */
public final class MalformedAnswerException extends Exception {
    public MalformedAnswerException(String message) {
        super(message);
    }
}
