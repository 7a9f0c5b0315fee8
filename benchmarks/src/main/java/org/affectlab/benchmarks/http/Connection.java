package org.affectlab.benchmarks.http;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.affectlab.benchmarks.http.Exchange.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One connection with at most one request under way. Reads while it still writes, since a service may refuse a request before it has all of
 * it. Used on the generator's thread alone.
 */
final class Connection {
    /** A request with the time for which it was planned. */
    record Arrival(PreparedRequest request, long dueNanos) {}

    private final SocketChannel channel;
    private final SelectionKey key;
    private final AnswerParser parser = new AnswerParser();
    private @Nullable Arrival arrival;
    private @Nullable PreparedRequest before;
    private @Nullable ByteBuffer unsent;
    private long sentNanos;
    private long restUntilNanos;
    private long lastUseNanos;
    private boolean usable = true;

    private Connection(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    static Connection open(SocketAddress target, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            boolean connected = channel.connect(target);
            SelectionKey key = channel.register(selector, connected ? 0 : SelectionKey.OP_CONNECT);
            Connection connection = new Connection(channel, key);
            key.attach(connection);
            return connection;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void send(Arrival next, long nowNanos) {
        arrival = next;
        unsent = next.request().bytes();
        sentNanos = nowNanos;
        restUntilNanos = nowNanos;
        if (channel.isConnected()) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    boolean busy() {
        return arrival != null;
    }

    /** Whether a further request may be sent over it. */
    boolean usable() {
        return usable && channel.isOpen();
    }

    long sentNanos() {
        return sentNanos;
    }

    long lastUseNanos() {
        return lastUseNanos;
    }

    /** Whether it rests between two writes until {@link #restUntilNanos}. */
    boolean resting() {
        return unsent != null && restUntilNanos > sentNanos;
    }

    long restUntilNanos() {
        return restUntilNanos;
    }

    void wake() {
        if (key.isValid()) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /** Does what the selector found possible; gives the exchange when it ended with that. */
    @Nullable
    Exchange proceed(ByteBuffer scratch, long nowNanos) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            return end(Outcome.NOT_CONNECTED, null);
        }
        if (key.isWritable()) {
            Exchange ended = write(nowNanos);
            if (ended != null) {
                return ended;
            }
        }
        return key.isValid() && key.isReadable() ? read(scratch) : null;
    }

    private @Nullable Exchange write(long nowNanos) {
        Arrival current = arrival;
        ByteBuffer bytes = unsent;
        if (current == null || bytes == null) {
            key.interestOps(SelectionKey.OP_READ);
            return null;
        }
        Delivery delivery = current.request().delivery();
        int end = delivery.cutAfterBytes() == Delivery.NEVER
                ? bytes.capacity()
                : Math.min(bytes.capacity(), delivery.cutAfterBytes());
        try {
            int most = Math.min(end - bytes.position(), delivery.chunkBytes());
            bytes.limit(bytes.position() + most);
            channel.write(bytes);
        } catch (IOException refused) {
            // The answer that says why may have come before the connection was reset: reading will tell.
            unsent = null;
            key.interestOps(SelectionKey.OP_READ);
            usable = false;
            return null;
        }
        if (bytes.position() < end) {
            if (delivery.paced()) {
                restUntilNanos = nowNanos + delivery.pauseNanos();
                key.interestOps(SelectionKey.OP_READ);
            }
            return null;
        }
        unsent = null;
        if (delivery.cutAfterBytes() != Delivery.NEVER) {
            return end(Outcome.CUT, null);
        }
        key.interestOps(SelectionKey.OP_READ);
        return null;
    }

    private @Nullable Exchange read(ByteBuffer scratch) {
        try {
            while (true) {
                scratch.clear();
                int count = channel.read(scratch);
                if (count < 0) {
                    Answer last = parser.endOfStream();
                    usable = false;
                    return last == null ? end(Outcome.CLOSED, null) : end(Outcome.ANSWERED, last);
                }
                if (count == 0) {
                    return null;
                }
                if (arrival == null) {
                    // Bytes that nobody asked for.
                    return end(Outcome.MALFORMED, null);
                }
                Answer answer = parser.feed(scratch.flip());
                if (answer != null) {
                    usable &= unsent == null && answer.keepsConnection() && !scratch.hasRemaining();
                    return end(Outcome.ANSWERED, answer);
                }
            }
        } catch (MalformedAnswerException e) {
            return end(Outcome.MALFORMED, null);
        } catch (IOException e) {
            return end(Outcome.CLOSED, null);
        }
    }

    /** Ends what is under way; closes the connection unless it can be used again. */
    @Nullable
    Exchange end(Outcome outcome, @Nullable Answer answer) {
        if (outcome != Outcome.ANSWERED) {
            usable = false;
        }
        if (!usable) {
            close();
        } else {
            key.interestOps(SelectionKey.OP_READ);
        }
        Arrival ended = arrival;
        arrival = null;
        unsent = null;
        lastUseNanos = System.nanoTime();
        if (ended == null) {
            return null;
        }
        Exchange exchange =
                new Exchange(ended.request(), ended.dueNanos(), sentNanos, lastUseNanos, outcome, before, answer);
        before = ended.request();
        return exchange;
    }

    void close() {
        usable = false;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
