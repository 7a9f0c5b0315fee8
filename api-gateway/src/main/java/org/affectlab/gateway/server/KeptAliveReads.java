package org.affectlab.gateway.server;

import static java.util.Objects.requireNonNull;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.HttpConnectionLiveness;
import reactor.netty.http.IdleTimeoutHandler;

/**
 * Keeps a connection being read from one request to the next.
 *
 * <p>Reactor Netty reads a connection by demand. When a request arrives before the end of the one before (always with
 * pipelining, now and then because the client was quicker than the end of the answer's bookkeeping), it is put aside and
 * taken up by a task of the event loop; in 1.3.7 two reads are lost on that way:
 *
 * <ul>
 *   <li>If the request is answered at once, nobody asks for the next one, nor closes the connection when it is idle
 *       (reactor-netty issue 4361, mended in 1.3.8).
 *   <li>If 32 or more pieces of its body were put aside with it, whoever takes the body asks for more while they are still in
 *       the queue, and that demand is dropped: the rest of the body is never read, and the upload stalls.
 * </ul>
 *
 * So after each request, once the task has run, a connection on which no request is being handled is read and its idle time
 * runs, and one whose body is wanted is read on. Both are without effect where Reactor Netty has done them already.
 *
 * <p>Has no state of its own; is called on, and works on, the event loop of the connection.
 */
final class KeptAliveReads implements ConnectionObserver {
    private final Supplier<@Nullable Duration> idleTimeout;

    /** The supplier is asked at each use; null is no limit. */
    KeptAliveReads(Supplier<@Nullable Duration> idleTimeout) {
        this.idleTimeout = requireNonNull(idleTimeout, "idleTimeout is null");
    }

    @Override
    public void onStateChange(Connection connection, State state) {
        if (state == State.DISCONNECTING) {
            Channel channel = connection.channel();
            // Later than the task that takes up the next request, which Reactor Netty has put into the same queue
            // before.
            channel.eventLoop().execute(() -> readOn(channel));
        }
    }

    private void readOn(Channel channel) {
        boolean http = channel.pipeline().get(NettyPipeline.HttpTrafficHandler) != null;
        if (!http || !channel.isActive()) {
            return;
        }
        if (ChannelOperations.get(channel) == null) {
            IdleTimeoutHandler.addIdleTimeoutHandler(
                    channel.pipeline(), idleTimeout.get(), HttpConnectionLiveness.CLOSE);
            channel.read();
        } else if (channel.config().isAutoRead()) {
            channel.read();
        }
    }
}
