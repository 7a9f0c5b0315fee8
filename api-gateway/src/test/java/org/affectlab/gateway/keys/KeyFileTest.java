package org.affectlab.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {
    private static final Duration EVERY = Duration.ofMillis(20);
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    @TempDir
    Path folder;

    private KeyFile file;
    private KeyIssuer issuer;

    @BeforeEach
    void start() {
        file = new KeyFile(folder.resolve("keys.json"));
        issuer = new KeyIssuer(file, Clock.systemUTC());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"version\":2,\"keys\":[]}",
                "{\"version\":1}",
                "{\"version\":1,\"keys\":[],\"more\":1}",
                "{\"version\":1,\"keys\":[{\"prefix\":\"aaaaaaaa\"}]}",
                "{\"version\":1,\"keys\":[null]}"
            })
    void whatIsNoFileOfKeysIsRefused(String text) throws IOException {
        Files.writeString(file.path(), text);

        assertThatThrownBy(() -> new KeyRing(file.read())).isInstanceOfAny(IllegalArgumentException.class);
    }

    @Test
    void aMissingFileIsAnErrorForWhoReads() {
        assertThatThrownBy(file::read).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> new WatchedKeys(file, Clock.systemUTC(), EVERY))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aRunningGatewaySeesNewAndRevokedKeys() throws Exception {
        String first = issuer.create("lab", Set.of("speech"), null);
        try (WatchedKeys watched = new WatchedKeys(file, Clock.systemUTC(), EVERY)) {
            assertThat(watched.identify(first)).isPresent();

            String second = issuer.create("other", Set.of("face"), null);
            await(() -> watched.identify(second).isPresent());

            issuer.revoke(first.substring(4, 12));
            await(() -> watched.identify(first).isEmpty());
            assertThat(watched.identify(second)).isPresent();
        }
    }

    @Test
    void aBrokenOrMissingFileLeavesTheKeysAsTheyWere() throws Exception {
        String key = issuer.create("lab", Set.of("speech"), null);
        byte[] good = Files.readAllBytes(file.path());
        try (WatchedKeys watched = new WatchedKeys(file, Clock.systemUTC(), EVERY)) {
            Files.writeString(file.path(), "{");
            Thread.sleep(5 * EVERY.toMillis());
            assertThat(watched.identify(key)).isPresent();

            Files.delete(file.path());
            Thread.sleep(5 * EVERY.toMillis());
            assertThat(watched.identify(key)).isPresent();

            Files.write(file.path(), good);
            String second = issuer.create("other", Set.of("face"), null);
            await(() -> watched.identify(second).isPresent());
        }
    }

    @Test
    void aLinkWhoseEndChangesIsFollowed() throws Exception {
        String first = issuer.create("lab", Set.of("speech"), null);
        KeyFile other = new KeyFile(folder.resolve("other.json"));
        String second = new KeyIssuer(other, Clock.systemUTC()).create("other", Set.of("face"), null);
        Path link = Files.createSymbolicLink(folder.resolve("mounted"), file.path());
        try (WatchedKeys watched = new WatchedKeys(new KeyFile(link), Clock.systemUTC(), EVERY)) {
            Path next = Files.createSymbolicLink(folder.resolve("next"), other.path());
            Files.move(next, link, java.nio.file.StandardCopyOption.ATOMIC_MOVE);

            await(() -> watched.identify(second).isPresent());
            assertThat(watched.identify(first)).isEmpty();
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            assertThat(System.nanoTime() - start).isLessThan(PATIENCE_NANOS);
            Thread.sleep(10);
        }
    }
}
