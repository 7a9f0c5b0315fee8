package org.affectlab.gateway.quota;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;

/** Where it stands what callers have used. Thread-safe. */
interface BucketStore extends AutoCloseable {
    /** That of one quota of one caller; the same for the same key. */
    Bucket bucket(String key, BucketConfiguration configuration);

    /** Whether asking a bucket may block, so that it must not be done on a thread that serves others. */
    boolean remote();

    @Override
    void close();
}
