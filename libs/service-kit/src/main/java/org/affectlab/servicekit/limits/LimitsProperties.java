package org.affectlab.servicekit.limits;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.affectlab.servicekit.upload.MinimumRate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits that every service has, under {@code affectlab.limits}.
 *
 * @param maxUploadBytes largest body, multipart framing included; counted while it is read
 * @param maxUploadMemoryBytes memory that all uploads and decoded recordings of all requests may hold together. Without a value it is
 *     {@code uploadMemoryShare} of the heap, but never less than two bodies of the largest size, as an upload of unknown length is copied once
 * @param uploadMemoryShare of the heap, above 0 and at most 0.9
 * @param maxDrainBytes how much of a refused body is read and thrown away, so that the client can read the answer; past it the connection
 *     is closed
 * @param maxDrainTime how long that may last
 * @param maxDrains how many refused bodies are read at a time; below {@code server.tomcat.threads.max}, since each takes a thread
 * @param minUploadRate how much of a body has to arrive in a second; 0 is no minimum
 * @param uploadRateWindow over which that is taken, from the start of the body on; so also the grace of a slow start
 * @param requestTimeout longest time from the arrival of a request to its answer; a caller's own deadline can only be shorter
 */
@ConfigurationProperties("affectlab.limits")
public record LimitsProperties(
        @DefaultValue("64MB") DataSize maxUploadBytes,
        @Nullable DataSize maxUploadMemoryBytes,
        @DefaultValue("0.4") double uploadMemoryShare,
        @DefaultValue("256MB") DataSize maxDrainBytes,
        @DefaultValue("10s") Duration maxDrainTime,
        @DefaultValue("32") int maxDrains,
        @DefaultValue("4KB") DataSize minUploadRate,
        @DefaultValue("10s") Duration uploadRateWindow,
        @DefaultValue("60s") Duration requestTimeout)
        implements LimitContributor {
    private static final double LARGEST_SHARE = 0.9;

    public LimitsProperties {
        requireNonNull(maxDrainTime, "maxDrainTime is null");
        requirePositive(maxUploadBytes.toBytes(), "max-upload-bytes");
        requireNonNull(uploadRateWindow, "uploadRateWindow is null");
        requirePositive(uploadRateWindow.toMillis(), "upload-rate-window");
        if (minUploadRate.isNegative()) {
            throw new IllegalArgumentException("affectlab.limits.min-upload-rate must not be negative");
        }
        requirePositive(requestTimeout.toMillis(), "request-timeout");
        if (maxDrainBytes.isNegative() || maxDrainTime.isNegative() || maxDrains < 0) {
            throw new IllegalArgumentException(
                    "affectlab.limits.max-drain-bytes, max-drain-time and max-drains must not be negative");
        }
        if (!(uploadMemoryShare > 0 && uploadMemoryShare <= LARGEST_SHARE)) {
            throw new IllegalArgumentException(
                    "affectlab.limits.upload-memory-share must be above 0 and at most " + LARGEST_SHARE);
        }
        if (maxUploadMemoryBytes != null && maxUploadMemoryBytes.toBytes() < 2 * maxUploadBytes.toBytes()) {
            throw new IllegalArgumentException(
                    "affectlab.limits.max-upload-memory-bytes must be at least twice affectlab.limits.max-upload-bytes");
        }
    }

    /** The memory budget in force in a virtual machine whose heap may grow to {@code maxHeapBytes}. */
    public long uploadMemoryBytes(long maxHeapBytes) {
        if (maxUploadMemoryBytes != null) {
            return maxUploadMemoryBytes.toBytes();
        }
        return Math.max((long) (maxHeapBytes * uploadMemoryShare), 2 * maxUploadBytes.toBytes());
    }

    public MinimumRate minimumUploadRate() {
        return new MinimumRate(minUploadRate.toBytes(), uploadRateWindow);
    }

    @Override
    public SortedMap<String, Long> limits() {
        SortedMap<String, Long> limits = new TreeMap<>();
        limits.put("maxUploadBytes", maxUploadBytes.toBytes());
        limits.put(
                "maxUploadMemoryBytes", uploadMemoryBytes(Runtime.getRuntime().maxMemory()));
        limits.put("minUploadBytesPerSecond", minUploadRate.toBytes());
        limits.put("requestTimeoutMs", requestTimeout.toMillis());
        return limits;
    }

    private static void requirePositive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException("affectlab.limits." + name + " must be greater than zero");
        }
    }
}
