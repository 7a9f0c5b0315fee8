package org.affectlab.servicekit.client;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The connection that a request came on. Asked only by the thread that works on the request, and never while that thread reads the body:
 * an answer may look at the socket.
 */
@FunctionalInterface
public interface ClientConnection {
    /** For work that nobody can walk away from. */
    ClientConnection ALWAYS_THERE = () -> false;

    /**
     * Whether the other side has closed its end or the connection is broken; once true, always true. A client that only closes its sending
     * side counts as gone too, as with most proxies. Never blocks.
     */
    boolean gone();

    /** The connection of the request; where the container offers none (a test's), one that is always there. */
    static ClientConnection of(HttpServletRequest request) {
        return request.getAttribute(ClientConnectionValve.ATTRIBUTE) instanceof ClientConnection connection
                ? connection
                : ALWAYS_THERE;
    }
}
