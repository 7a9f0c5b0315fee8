package org.affectlab.gateway.quota;

import static java.util.Objects.requireNonNull;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;

/** In the memory of this gateway: each key's bucket is to be asked for once and kept. Thread-safe. */
final class LocalBuckets implements BucketStore {
    private final TimeMeter clock;

    LocalBuckets(TimeMeter clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Bucket bucket(String key, BucketConfiguration configuration) {
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(clock);
        for (Bandwidth limit : configuration.getBandwidths()) {
            builder.addLimit(limit);
        }
        return builder.build();
    }

    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public void close() {}
}
