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
 * Keeps a connection being read between two requests.
 *
 * <p>Reactor Netty reads a connection by demand and asks for more when a request has ended. Up to 1.3.7 it forgets to ask
 * when the next request had arrived before the end of the one before (always with pipelining, now and then with an answer
 * from a thread other than the event loop's) and was answered at once: then nobody reads the connection any more, nor
 * closes it when it is idle (reactor-netty issue 4361, mended in 1.3.8). So after each request, if none is being handled, the
 * connection is read and its idle time runs; both are without effect where Reactor Netty has done them already.
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
            channel.eventLoop().execute(() -> readWhenIdle(channel));
        }
    }

    private void readWhenIdle(Channel channel) {
        boolean http = channel.pipeline().get(NettyPipeline.HttpTrafficHandler) != null;
        if (http && channel.isActive() && ChannelOperations.get(channel) == null) {
            IdleTimeoutHandler.addIdleTimeoutHandler(
                    channel.pipeline(), idleTimeout.get(), HttpConnectionLiveness.CLOSE);
            channel.read();
        }
    }
}
