package org.affectlab.servicekit.client;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;

/**
 * Looks at the socket without blocking. Tomcat reports one available byte when the read ended or failed, so that the next read would tell;
 * but its buffer stays empty then, unlike with bytes of a next request that the client sent ahead, which are left where they are. For the
 * request's own thread.
 */
final class TomcatConnection implements ClientConnection {
    private final Request request;
    private boolean gone;

    TomcatConnection(Request request) {
        this.request = request;
    }

    @Override
    public boolean gone() {
        if (!gone) {
            gone = available(true) > 0 && available(false) == 0;
        }
        return gone;
    }

    private int available(boolean lookAtSocket) {
        request.action(ActionCode.AVAILABLE, lookAtSocket);
        return request.getAvailable();
    }
}
