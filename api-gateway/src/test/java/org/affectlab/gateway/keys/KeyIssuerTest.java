package org.affectlab.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.affectlab.access.Identity;
import org.affectlab.access.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyIssuerTest {
    private static final Instant START = Instant.parse("2026-05-04T03:02:01Z");

    @TempDir
    Path folder;

    private KeyFile file;
    private SettableClock clock;
    private KeyIssuer issuer;

    @BeforeEach
    void start() {
        file = new KeyFile(folder.resolve("deep/keys.json"));
        clock = new SettableClock();
        issuer = new KeyIssuer(file, clock);
    }

    private Optional<Identity> identify(String key) throws IOException {
        return new KeyRing(file.read()).identify(key, clock.instant());
    }

    @Test
    void aKeyIsWhoItWasMadeFor() throws IOException {
        String key = issuer.create("lab", Set.of("speech", "rat"), null);

        assertThat(key).matches("afl_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
        assertThat(identify(key)).contains(new Identity("lab", key.substring(4, 12), Set.of(Scope.SPEECH, Scope.RAT)));
    }

    @Test
    void onlyItsDigestIsKept() throws IOException {
        String key = issuer.create("lab", Set.of("speech"), null);

        assertThat(Files.readString(file.path())).doesNotContain(key).doesNotContain(key.substring(13));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingElseIsAKey() throws IOException {
        String key = issuer.create("lab", Set.of("speech"), null);
        String last = key.endsWith("A") ? "B" : "A";

        assertThat(identify("")).isEmpty();
        assertThat(identify(key + "A")).isEmpty();
        assertThat(identify(key.substring(0, key.length() - 1) + last)).isEmpty();
        assertThat(identify(key.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(identify("afl_aaaaaaaa_" + key.substring(13))).isEmpty();
        assertThat(identify(KeyText.digest(key))).isEmpty();
    }

    @Test
    void anExpiredKeyIsNone() throws IOException {
        String key = issuer.create("lab", Set.of("speech"), Duration.ofDays(1));

        clock.now = START.plus(Duration.ofDays(1)).minusMillis(1);
        assertThat(identify(key)).isPresent();
        clock.now = START.plus(Duration.ofDays(1));
        assertThat(identify(key)).isEmpty();
    }

    @Test
    void aRevokedKeyIsNone() throws IOException {
        String key = issuer.create("lab", Set.of("speech"), null);
        String other = issuer.create("lab", Set.of("speech"), null);

        issuer.revoke(key.substring(4, 12));

        assertThat(identify(key)).isEmpty();
        assertThat(identify(other)).isPresent();
        assertThatThrownBy(() -> issuer.revoke("aaaaaaaa")).hasMessageContaining("no key");
    }

    @Test
    void rotationLeavesBothKeysLiveUntilOneIsRevoked() throws IOException {
        String first = issuer.create("lab", Set.of("speech", "face"), null);
        clock.now = START.plusSeconds(1);
        String second = issuer.rotate("lab", null);

        assertThat(identify(first)).isPresent();
        assertThat(identify(second).orElseThrow().scopes()).containsExactlyInAnyOrder(Scope.SPEECH, Scope.FACE);
        assertThatThrownBy(() -> issuer.rotate("lab", null)).hasMessageContaining("two live keys");
        assertThatThrownBy(() -> issuer.create("lab", Set.of("speech"), null)).hasMessageContaining("two live keys");

        issuer.revoke(first.substring(4, 12));
        assertThat(identify(issuer.rotate("lab", null))).isPresent();
        assertThat(identify(second)).isPresent();
    }

    @Test
    void whatMakesNoSenseIsRefusedAndNothingIsWritten() throws IOException {
        assertThatThrownBy(() -> issuer.create("two words", Set.of("speech"), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> issuer.create("lab", Set.of("everything"), null))
                .hasMessageContaining("unknown scope 'everything'");
        assertThatThrownBy(() -> issuer.rotate("nobody", null)).hasMessageContaining("no live key");
        assertThat(file.path()).doesNotExist();
    }

    private static final class SettableClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
