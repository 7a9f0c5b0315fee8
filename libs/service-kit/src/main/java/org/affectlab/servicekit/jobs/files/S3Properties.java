package org.affectlab.servicekit.jobs.files;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An object store for the files of jobs, under {@code affectlab.jobs.s3}. Used if a bucket is named; else files lie in a folder.
 *
 * @param bucket must be there
 * @param prefix before every key; none by default, and then the service's name with a slash
 * @param endpoint of a store that is not Amazon's
 * @param region of Amazon's; any other store ignores it
 * @param accessKey with {@code secretKey}: whom the store lets in. Without them: what the environment says, as Amazon's tools have it
 * @param pathStyle whether the bucket stands in the path; most stores but Amazon's need it
 */
@ConfigurationProperties("affectlab.jobs.s3")
public record S3Properties(
        @Nullable String bucket,
        @Nullable String prefix,
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @DefaultValue("true") boolean pathStyle) {
    public S3Properties {
        bucket = blankToNull(bucket);
        prefix = blankToNull(prefix);
        accessKey = blankToNull(accessKey);
        secretKey = blankToNull(secretKey);
        requireNonNull(region, "region is null");
        if ((accessKey == null) != (secretKey == null)) {
            throw new IllegalArgumentException("affectlab.jobs.s3 needs both access-key and secret-key, or neither");
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public String toString() {
        return "S3Properties[bucket=" + bucket + ", prefix=" + prefix + ", endpoint=" + endpoint + "]";
    }
}
