package org.affectlab.gateway.routing;

import static java.util.Objects.requireNonNull;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets the answer of a service win that refused a request without reading its whole body and closed. Writing the rest of the
 * body then fails, usually before the answer was read although it is there; the failure is held back, and the connection
 * stays open for reading until the service's end of it is seen, or for the grace time. Without an answer the request fails
 * as it would have.
 *
 * <p>Needs the channel's automatic closing after a failed write to be off. One instance for each connection, used on its
 * event loop only.
 */
final class EarlyAnswerHandler extends ChannelOutboundHandlerAdapter {
    private final Duration grace;

    private boolean failed;

    EarlyAnswerHandler(Duration grace) {
        this.grace = requireNonNull(grace, "grace is null");
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message, context.newPromise().addListener(written -> settle(context, written, promise)));
    }

    private void settle(ChannelHandlerContext context, Future<?> written, ChannelPromise promise) {
        if (!written.isSuccess() && !failed) {
            failed = true;
            context.channel().config().setAutoRead(true);
            context.executor()
                    .schedule(
                            () -> {
                                context.close();
                            },
                            grace.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        promise.trySuccess();
    }
}
