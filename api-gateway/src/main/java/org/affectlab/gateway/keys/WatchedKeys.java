package org.affectlab.gateway.keys;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.affectlab.access.Identity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys as the file has them now: it is looked at every second, so a revoked key opens nothing a second later, in every gateway that reads
 * the file. A file that became unreadable, or is gone, leaves the last good keys in force and is reported. At the start it must be good.
 * Thread-safe.
 */
public final class WatchedKeys implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(WatchedKeys.class);

    private final KeyFile file;
    private final Clock clock;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "key-watcher");
        thread.setDaemon(true);
        return thread;
    });
    private volatile KeyRing keys;
    private volatile Stamp seen;

    /** What tells one version of the file from the next. */
    private record Stamp(long modified, long bytes, @Nullable Object identity) {}

    /**
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no file of keys
     */
    public WatchedKeys(KeyFile file, Clock clock, Duration every) throws IOException {
        this.file = requireNonNull(file, "file is null");
        this.clock = requireNonNull(clock, "clock is null");
        // Before the reading: a change between the two is seen at the next look.
        this.seen = stamp();
        this.keys = read();
        watcher.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Who shows the key; empty if it opens nothing now. */
    public Optional<Identity> identify(String key) {
        return keys.identify(key, clock.instant());
    }

    private void look() {
        Stamp now = null;
        try {
            now = stamp();
            if (!now.equals(seen)) {
                keys = read();
            }
        } catch (IOException | RuntimeException unreadable) {
            if (now == null || !now.equals(seen)) {
                LOGGER.error("The keys stay as they were: {}", unreadable.toString());
            }
        } finally {
            if (now != null) {
                seen = now;
            }
        }
    }

    private KeyRing read() throws IOException {
        List<ApiKey> read = file.read();
        KeyRing ring = new KeyRing(read);
        LOGGER.info("{} keys in {}", ring.size(), file.path());
        return ring;
    }

    private Stamp stamp() throws IOException {
        // A mounted secret is a chain of links whose end changes.
        Path real = file.path().toRealPath();
        BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size(), attributes.fileKey());
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
