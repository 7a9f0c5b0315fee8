package org.affectlab.gateway.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.channel.ChannelOperations;

/**
 * Hands a connection's next request on only when the one before has ended. Until then it is held back, and nothing is read beyond what came
 * with it.
 *
 * <p>A request is early always with pipelining, and now and then because the client was quicker than the end of the answer's bookkeeping.
 * Reactor Netty puts such a request aside itself, but in 1.3.7 it then
 *
 * <ul>
 *   <li>closes the connection after the answer before, and never answers the early request, if that asks for the connection to be closed or
 *       is no HTTP;
 *   <li>reads nothing more if the early request is answered at once (its issue 4361, mended in 1.3.8);
 *   <li>never reads a body on of which 32 or more pieces came early.
 * </ul>
 *
 * <p>One instance for each connection, next to the HTTP codec, used on its event loop only; {@link #observer} tells it when a request has
 * ended.
 */
final class OneRequestAtATime extends ChannelDuplexHandler {
    private final Deque<Object> held = new ArrayDeque<>();

    private boolean busy;
    private boolean readWanted;

    /** To be told of every state of the server's connections. Has no state. */
    static ConnectionObserver observer() {
        return OneRequestAtATime::onStateChange;
    }

    private static void onStateChange(Connection connection, ConnectionObserver.State state) {
        if (state == ConnectionObserver.State.DISCONNECTING) {
            Channel channel = connection.channel();
            // The request ends within this call: what comes after must not begin within it.
            channel.eventLoop().execute(() -> {
                ChannelHandlerContext context = channel.pipeline().context(OneRequestAtATime.class);
                if (context != null && ChannelOperations.get(channel) == null) {
                    ((OneRequestAtATime) context.handler()).next(context);
                }
            });
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (mustWait(message)) {
            held.add(message);
        } else {
            handOn(context, message);
        }
    }

    private boolean mustWait(Object message) {
        return !held.isEmpty() || begins(message);
    }

    private boolean begins(Object message) {
        return busy && message instanceof HttpRequest;
    }

    private void handOn(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            busy = true;
        }
        context.fireChannelRead(message);
    }

    private void next(ChannelHandlerContext context) {
        busy = false;
        boolean any = false;
        for (Object first = held.peek(); first != null && !begins(first); first = held.peek()) {
            handOn(context, held.remove());
            any = true;
        }
        if (any) {
            context.fireChannelReadComplete();
        }
        if (readWanted && held.isEmpty()) {
            readWanted = false;
            context.read();
        }
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (held.isEmpty()) {
            context.read();
        } else {
            readWanted = true;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }
}
