package org.affectlab.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.InternalTokenSigner;
import org.affectlab.access.Scope;
import org.affectlab.gateway.access.ServiceTokens;
import org.affectlab.gateway.keys.KeyFile;
import org.affectlab.gateway.keys.KeyIssuer;
import org.springframework.util.FileSystemUtils;

/** A file with keys, the first of which may do everything but administrate, and what a gateway under test needs to know of it. */
public final class TestKeys {
    public static final String SECRET = "a-secret-for-tests-of-more-than-32-bytes";

    /** Of whom the key is. */
    public static final String OWNER = "somebody";

    private static final Path FILE = newFile();

    private static final Pattern HEAD = Pattern.compile("( HTTP/1\\.1\r\nHost: [^\r\n]*\r\n)");

    /** The key. */
    public static final String KEY = create(OWNER, "speech", "face", "rat", "pointclouds", "metrics");

    private static final Map<Scope, String> BY_SCOPE = Stream.of(Scope.values())
            .collect(Collectors.toUnmodifiableMap(scope -> scope, scope -> create("only-" + scope.id(), scope.id())));

    private TestKeys() {}

    /** A key that has this scope alone. */
    public static String of(Scope scope) {
        return Objects.requireNonNull(BY_SCOPE.get(scope));
    }

    private static String create(String owner, String... scopes) {
        try {
            return new KeyIssuer(new KeyFile(FILE), Clock.systemUTC()).create(owner, Set.of(scopes), null);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Settings of a gateway that knows the keys. */
    public static List<String> settings() {
        return List.of("affectlab.gateway.access.keys-file=" + FILE, "affectlab.gateway.access.secret=" + SECRET);
    }

    /** What a client of services needs. */
    public static ServiceTokens serviceTokens() {
        return new ServiceTokens(new InternalTokenSigner(InternalSecret.of(SECRET), Clock.systemUTC()));
    }

    /** The same requests, each with the key. */
    static String inEachHead(String requests) {
        return HEAD.matcher(requests).replaceAll("$1X-API-Key: " + KEY + "\r\n");
    }

    private static Path newFile() {
        try {
            Path folder = Files.createTempDirectory("affectlab-keys");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return folder.resolve("keys.json");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
