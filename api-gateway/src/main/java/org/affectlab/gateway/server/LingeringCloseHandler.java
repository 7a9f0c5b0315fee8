package org.affectlab.gateway.server;

import static java.util.Objects.requireNonNull;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.affectlab.gateway.config.LingeringSettings;

/**
 * Closes a connection whose request body was not read to its end only after the rest was read and thrown away.
 *
 * <p>Closing a socket that still holds unread bytes makes the kernel send a reset, and a reset makes the client's kernel
 * throw away the answer that the client has not read yet. So the output is closed first (the client sees the end of the
 * answer), then input is discarded until the client closes, or until the limit of time or bytes.
 *
 * <p>One instance for each connection, used on its event loop only. Sits between HTTP codec and Reactor Netty.
 */
final class LingeringCloseHandler extends ChannelDuplexHandler {
    private final LingeringSettings settings;

    private boolean requestUnfinished;
    private boolean lingering;
    private long discardedBytes;

    LingeringCloseHandler(LingeringSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (lingering) {
            discard(context, message);
            return;
        }
        if (message instanceof HttpRequest) {
            requestUnfinished = true;
        }
        if (message instanceof LastHttpContent) {
            requestUnfinished = false;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (lingering) {
            context.read();
        } else {
            context.fireChannelReadComplete();
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        Channel channel = context.channel();
        if (lingering) {
            channel.closeFuture().addListener(closed -> promise.trySuccess());
        } else if (requestUnfinished && channel.isActive()) {
            lingering = true;
            channel.closeFuture().addListener(closed -> promise.trySuccess());
            linger(context);
        } else {
            context.close(promise);
        }
    }

    private void linger(ChannelHandlerContext context) {
        Channel channel = context.channel();
        // TLS cannot be half closed beneath its handler; there the answer's own length tells the client where it ends.
        if (channel instanceof DuplexChannel duplex && channel.pipeline().get(SslHandler.class) == null) {
            duplex.shutdownOutput();
        }
        context.executor()
                .schedule(
                        () -> {
                            context.close();
                        },
                        settings.maxDuration().toMillis(),
                        TimeUnit.MILLISECONDS);
        channel.config().setAutoRead(true);
        context.read();
    }

    private void discard(ChannelHandlerContext context, Object message) {
        boolean last = message instanceof LastHttpContent;
        if (message instanceof HttpContent content) {
            discardedBytes += content.content().readableBytes();
        }
        ReferenceCountUtil.release(message);
        if (last || discardedBytes > settings.maxBytes().toBytes()) {
            context.close();
        }
    }
}
