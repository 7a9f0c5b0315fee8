package org.affectlab.gateway.quota;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.net.URI;
import java.time.Duration;

/**
 * In a Redis that all gateways share, so that a caller has its quota once however many gateways there are. A bucket that is full again is
 * forgotten. What Redis cannot do in half a second is a {@link RuntimeException}; a connection that was lost comes back by itself. Thread-safe.
 */
final class RedisBuckets implements BucketStore {
    private static final String PREFIX = "affectlab:quota:";
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT_LONGER = Duration.ofMinutes(1);

    private final RedisClient client;
    private final ProxyManager<String> buckets;

    /**
     * @param address as {@code redis://:password@host:6379}, {@code rediss://} with TLS
     * @throws io.lettuce.core.RedisException if it is not there: a gateway that is told of a store does not start without it
     */
    RedisBuckets(URI address) {
        this(address, PATIENCE);
    }

    /** @param patience how long Redis may take for one question */
    RedisBuckets(URI address, Duration patience) {
        RedisURI redis = RedisURI.create(address);
        redis.setTimeout(CONNECT_PATIENCE);
        client = RedisClient.create(redis);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(patience))
                .build());
        StatefulRedisConnection<String, byte[]> connection;
        try {
            connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        } catch (RuntimeException absent) {
            client.shutdown();
            throw absent;
        }
        buckets = Bucket4jLettuce.casBasedBuilder(connection)
                .requestTimeout(patience)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_LONGER))
                .build();
    }

    @Override
    public Bucket bucket(String key, BucketConfiguration configuration) {
        return buckets.builder().build(PREFIX + key, () -> configuration);
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
