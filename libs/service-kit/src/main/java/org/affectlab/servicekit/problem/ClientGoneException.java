package org.affectlab.servicekit.problem;

/** The client closed the connection before its answer was ready: the work is given up, and there is nobody to tell. */
public final class ClientGoneException extends RuntimeException {
    /** For logs and metrics; the number is the one that proxies use for it. */
    public static final int STATUS = 499;

    public ClientGoneException() {
        super("The client went away before its answer was ready");
    }
}
