package org.affectlab.gateway.keys;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code keys}: makes, lists and revokes keys in a file; running gateways see the change within a second. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Makes, lists and revokes API keys.")
public final class KeysCommand {
    private static final String PREFIX_OF = "Prefix of the key: the part between the first two underscores.";

    @Spec
    private CommandSpec spec;

    /** Runs the command and returns its exit code: 0, 1 for what was refused, 2 for wrong usage. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new KeysCommand())
                .registerConverter(Duration.class, new Days())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("keys: " + failure.getMessage());
                    return 1;
                });
    }

    /** Where the keys are kept. */
    private static final class Store {
        @Option(
                names = "--file",
                required = true,
                description = "The file of keys (AFFECTLAB_KEYS_FILE).",
                defaultValue = "${env:AFFECTLAB_KEYS_FILE}")
        private Path file = Path.of("");

        KeyFile keys() {
            return new KeyFile(file);
        }

        KeyIssuer issuer() {
            return new KeyIssuer(keys(), Clock.systemUTC());
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a key and prints it: it is shown this once and kept nowhere.")
    int create(
            @Mixin Store store,
            @Parameters(paramLabel = "NAME", description = "Whose key it is; quotas and jobs belong to this name.")
                    String owner,
            @Option(
                            names = "--scopes",
                            required = true,
                            split = ",",
                            description = "speech, face, rat, pointclouds, metrics, admin; separated by commas.")
                    TreeSet<String> scopes,
            @Option(
                            names = "--expires",
                            paramLabel = "DAYS",
                            description = "As 90d; without it the key does not expire.")
                    @Nullable
                    Duration lifetime)
            throws IOException {
        out().println(store.issuer().create(owner, Set.copyOf(scopes), lifetime));
        return 0;
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a second key of a name, with the same scopes. Revoke the first when nobody uses it any more.")
    int rotate(
            @Mixin Store store,
            @Parameters(paramLabel = "NAME") String owner,
            @Option(
                            names = "--expires",
                            paramLabel = "DAYS",
                            description = "As 90d; without it the key does not expire.")
                    @Nullable
                    Duration lifetime)
            throws IOException {
        out().println(store.issuer().rotate(owner, lifetime));
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "From now on this is no key.")
    int revoke(@Mixin Store store, @Parameters(paramLabel = "PREFIX", description = PREFIX_OF) String prefix)
            throws IOException {
        store.issuer().revoke(prefix);
        out().println("Revoked " + prefix);
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All keys, by name and age.")
    int list(@Mixin Store store) throws IOException {
        Instant now = Instant.now();
        List<ApiKey> keys = store.keys().read().stream()
                .sorted(Comparator.comparing(ApiKey::owner).thenComparing(ApiKey::createdAt))
                .toList();
        String row = "%-9s %-20s %-8s %-20s %-20s %s%n";
        out().printf(row, "PREFIX", "NAME", "STATE", "CREATED", "EXPIRES", "SCOPES");
        for (ApiKey key : keys) {
            out().printf(
                            row,
                            key.prefix(),
                            key.owner(),
                            key.state(now),
                            shown(key.createdAt()),
                            key.expiresAt() == null ? "never" : shown(key.expiresAt()),
                            String.join(",", key.scopes()));
        }
        out().flush();
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String shown(Instant time) {
        return time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }

    private static final class Days implements ITypeConverter<Duration> {
        private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})d");

        @Override
        public Duration convert(String text) {
            Matcher matcher = DAYS.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is no number of days, as 90d");
            }
            return Duration.ofDays(Long.parseLong(matcher.group(1)));
        }
    }
}
