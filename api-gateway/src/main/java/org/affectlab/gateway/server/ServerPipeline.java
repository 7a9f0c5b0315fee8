package org.affectlab.gateway.server;

import static java.util.Objects.requireNonNull;

import io.netty.channel.ChannelPipeline;
import org.affectlab.gateway.config.GatewaySettings;
import org.affectlab.gateway.problems.ProblemWriter;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Puts the gateway's own handlers between HTTP codec and Reactor Netty on every new connection, and watches each. */
@Component
public class ServerPipeline implements NettyServerCustomizer {
    private static final String ONE_AT_A_TIME = "affectlab.oneRequestAtATime";
    private static final String LINGERING = "affectlab.lingeringClose";
    private static final String BARE_ERRORS = "affectlab.bareErrors";

    private final GatewaySettings settings;
    private final ProblemWriter writer;

    public ServerPipeline(GatewaySettings settings, ProblemWriter writer) {
        this.settings = requireNonNull(settings, "settings is null");
        this.writer = requireNonNull(writer, "writer is null");
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.childObserve(OneRequestAtATime.observer()).doOnChannelInit((observer, channel, remoteAddress) -> {
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addAfter(NettyPipeline.HttpCodec, ONE_AT_A_TIME, new OneRequestAtATime());
            pipeline.addAfter(ONE_AT_A_TIME, LINGERING, new LingeringCloseHandler(settings.lingering()));
            pipeline.addAfter(LINGERING, BARE_ERRORS, new BareErrorHandler(writer));
        });
    }
}
