package org.affectlab.e2e.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.affectlab.access.Identity;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.InternalTokenSigner;
import org.affectlab.access.Scope;
import org.affectlab.gateway.keys.KeyFile;
import org.affectlab.gateway.keys.KeyIssuer;

/**
 * The keys of a platform under test.
 *
 * @param file where their digests are
 * @param ordinary may do everything but administrate
 * @param admin may do everything
 * @param rats may ask for pain in rats, and for nothing else
 */
public record Keys(Path file, String ordinary, String admin, String rats) {
    public static final String SECRET = "a-secret-for-tests-of-more-than-32-bytes";

    /** New ones, in a folder of their own. */
    public static Keys make(String folder) {
        Path file = Checkout.work(folder).resolve("keys.json");
        try {
            Files.deleteIfExists(file);
            KeyIssuer issuer = new KeyIssuer(new KeyFile(file), Clock.systemUTC());
            return new Keys(
                    file,
                    issuer.create("tester", Set.of("speech", "face", "rat", "pointclouds", "metrics"), null),
                    issuer.create("operator", Set.of("admin"), null),
                    issuer.create("rat-lab", Set.of("rat"), null));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What the gateway shows to the services. */
    public static String internalToken() {
        return new InternalTokenSigner(InternalSecret.of(SECRET), Clock.systemUTC())
                .sign(new Identity("tester", "tester", Set.of(Scope.METRICS)));
    }
}
