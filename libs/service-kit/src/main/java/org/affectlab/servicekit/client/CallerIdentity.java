package org.affectlab.servicekit.client;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whose work a request is: the address of the client, behind a trusted proxy (the gateway) the one that the proxy names. The container has
 * resolved it already; see {@code server.tomcat.remoteip.internal-proxies}. Stateless.
 */
public final class CallerIdentity {
    private CallerIdentity() {}

    public static String of(HttpServletRequest request) {
        return request.getRemoteAddr();
    }
}
