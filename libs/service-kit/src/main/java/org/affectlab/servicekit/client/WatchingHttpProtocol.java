package org.affectlab.servicekit.client;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 whose requests can tell whether their client is still there. The look at the socket goes through the connection's own read buffer,
 * below the parser: bytes of a next request that a client sent ahead stay there until their turn. (Tomcat's own {@code available} reads into
 * the parser's buffer, where it overwrites such bytes.) To be named as the connector's protocol.
 */
public final class WatchingHttpProtocol extends Http11NioProtocol {
    // Tomcat's adapter uses 1; there are 32.
    private static final int NOTE = 20;

    @Override
    protected Processor createProcessor() {
        return new WatchingProcessor(this, getAdapter());
    }

    /** The connection that the request came on; one that is always there if this is not its protocol. */
    static ClientConnection connectionOf(Request request) {
        return request.getNote(NOTE) instanceof WatchingProcessor processor
                ? new Watch(processor)
                : ClientConnection.ALWAYS_THERE;
    }

    /** Of one request; remembers the end, since a connection that failed once may not say so again. */
    private static final class Watch implements ClientConnection {
        private final WatchingProcessor processor;
        private boolean gone;

        private Watch(WatchingProcessor processor) {
            this.processor = processor;
        }

        @Override
        public boolean gone() {
            gone = gone || processor.peerGone();
            return gone;
        }
    }

    /** Handles one request of a connection after the other, and then those of another connection. */
    private static final class WatchingProcessor extends Http11Processor {
        private WatchingProcessor(WatchingHttpProtocol protocol, Adapter adapter) {
            super(protocol, adapter);
            // Notes outlive the recycling of the request object, which belongs to this processor for good.
            request.setNote(NOTE, this);
        }

        private boolean peerGone() {
            SocketWrapperBase<?> socket = getSocketWrapper();
            if (socket == null) {
                return true;
            }
            try {
                // Reads what is there without blocking, unless the buffer still holds something.
                socket.isReadyForRead();
                return socket.isClosed();
            } catch (IOException ended) {
                return true;
            }
        }
    }
}
