package org.affectlab.gateway.routing;

import static java.util.Objects.requireNonNull;

import io.netty.channel.Channel;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyInbound;
import reactor.netty.NettyOutbound;
import reactor.netty.channel.ChannelOperations;

/**
 * One request's use of a pooled connection to a service. Disposing of it ends the request and closes the connection, but only as long as
 * the connection carries this request: later it is back in the pool, or carries another request already. Thread-safe.
 */
final class ServiceExchange implements Connection {
    private final ChannelOperations<?, ?> operations;

    // Those of a request that has ended know their connection no more.
    private final Channel channel;

    ServiceExchange(ChannelOperations<?, ?> operations) {
        this.operations = requireNonNull(operations, "operations is null");
        this.channel = operations.channel();
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public NettyInbound inbound() {
        return operations.inbound();
    }

    @Override
    public NettyOutbound outbound() {
        return operations.outbound();
    }

    @Override
    public void dispose() {
        if (!channel.isRegistered()) {
            return;
        }
        // On the event loop, where connections are given back and taken: so nothing can come between look and act.
        channel.eventLoop().execute(() -> {
            if (ChannelOperations.get(channel) == operations) {
                operations.dispose();
            }
        });
    }

    @Override
    public boolean isDisposed() {
        return operations.isDisposed();
    }

    @Override
    public Mono<Void> onDispose() {
        return operations.onDispose();
    }

    @Override
    public Mono<Void> onTerminate() {
        return operations.onTerminate();
    }
}
