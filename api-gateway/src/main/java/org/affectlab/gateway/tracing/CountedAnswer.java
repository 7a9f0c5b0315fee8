package org.affectlab.gateway.tracing;

import static java.util.Objects.requireNonNull;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer whose bytes are counted as they are written. As thread-safe as what it decorates. */
final class CountedAnswer extends ServerHttpResponseDecorator {
    private final AccessEntry entry;

    CountedAnswer(ServerHttpResponse answer, AccessEntry entry) {
        super(answer);
        this.entry = requireNonNull(entry, "entry is null");
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        return super.writeWith(counted(body));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        return super.writeAndFlushWith(Flux.from(body).map(this::counted));
    }

    private Publisher<? extends DataBuffer> counted(Publisher<? extends DataBuffer> body) {
        // What is known to be one piece stays so: the server then answers in one write, with the length.
        return body instanceof Mono<? extends DataBuffer> one
                ? one.doOnNext(this::count)
                : Flux.from(body).doOnNext(this::count);
    }

    private void count(DataBuffer piece) {
        entry.answered(piece.readableByteCount());
    }
}
