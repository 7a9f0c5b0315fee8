package org.affectlab.servicekit.jobs.batch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Batches, under {@code affectlab.jobs.batch}.
 *
 * @param maxItems most items of an archive
 * @param maxItemBytes largest item, unpacked; a larger one is a row with a problem
 * @param maxTotalBytes of all items together, unpacked: what unpacks to more is no batch but a bomb
 * @param concurrency items of one batch that are worked on at a time
 */
@ConfigurationProperties("affectlab.jobs.batch")
public record BatchProperties(
        @DefaultValue("20000") int maxItems,
        @DefaultValue("64MB") DataSize maxItemBytes,
        @DefaultValue("20GB") DataSize maxTotalBytes,
        @DefaultValue("4") int concurrency) {
    public BatchProperties {
        if (maxItems < 1 || maxItemBytes.toBytes() < 1 || maxTotalBytes.toBytes() < 1 || concurrency < 1) {
            throw new IllegalArgumentException(
                    "affectlab.jobs.batch.max-items, max-item-bytes, max-total-bytes and concurrency must be positive");
        }
    }
}
