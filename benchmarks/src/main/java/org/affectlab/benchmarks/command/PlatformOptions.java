package org.affectlab.benchmarks.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.affectlab.access.Identity;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.InternalTokenSigner;
import org.affectlab.access.InternalTokens;
import org.affectlab.access.Scope;
import org.affectlab.benchmarks.engine.ModelUnderTest;
import org.affectlab.benchmarks.http.Credentials;
import org.affectlab.benchmarks.measure.ProcessObserver;
import org.affectlab.inference.VersionOrder;
import picocli.CommandLine.Option;

/** The running platform and the checkout, as the launcher names them. Filled in by the command line; read after that. */
final class PlatformOptions {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

    @Option(names = "--root", required = true, description = "The checkout; recordings and reports lie in it.")
    private Path root = Path.of("");

    @Option(names = "--models", required = true, description = "The folder of packages that the platform serves.")
    private Path models = Path.of("");

    @Option(names = "--model", description = "Name of the model (default: ${DEFAULT-VALUE}).")
    private String model = "lgfa-ravdess";

    @Option(
            names = "--speech-port",
            required = true,
            description = "Port of the speech service on the loopback address.")
    private int speechPort;

    @Option(names = "--gateway-port", required = true, description = "Port of the gateway on the loopback address.")
    private int gatewayPort;

    @Option(names = "--speech-pid", required = true, description = "Process of the speech service.")
    private long speechPid;

    @Option(names = "--gateway-pid", required = true, description = "Process of the gateway.")
    private long gatewayPid;

    @Option(names = "--key-file", required = true, description = "A key that may do everything.")
    private Path keyFile = Path.of("");

    @Option(names = "--secret-file", required = true, description = "The secret that gateway and services share.")
    private Path secretFile = Path.of("");

    @Option(
            names = "--only",
            description = "Only what has this text in its name; for a quick look, so no report is written.")
    private String only = "";

    /** Whether something of this name is asked for. */
    boolean wants(String name) {
        return name.contains(only);
    }

    /** Whether everything is asked for: only then a report is written. */
    boolean whole() {
        return only.isEmpty();
    }

    InetSocketAddress speech() {
        return new InetSocketAddress(LOOPBACK, speechPort);
    }

    InetSocketAddress gateway() {
        return new InetSocketAddress(LOOPBACK, gatewayPort);
    }

    String key() throws IOException {
        return Files.readString(keyFile).strip();
    }

    /** For both doors, good for longer than any benchmark. */
    Credentials credentials() throws IOException {
        String token = new InternalTokenSigner(InternalSecret.read(secretFile), Clock.systemUTC(), TOKEN_LIFETIME)
                .sign(new Identity("benchmarks", "benchmarks", Set.of(Scope.ADMIN)));
        return Credentials.of(key(), InternalTokens.HEADER, token);
    }

    ProcessObserver speechProcess() {
        return new ProcessObserver("speech service", speechPid);
    }

    ProcessObserver gatewayProcess() {
        return new ProcessObserver("gateway", gatewayPid);
    }

    Path models() {
        return models;
    }

    /** Name of the model that recordings and tensors are for. */
    String model() {
        return model;
    }

    Path results(String file) {
        return root.resolve("docs/results").resolve(file);
    }

    /** One of the synthetic recordings that the tests use too. */
    Path recording(String name) {
        return root.resolve("libs/media/src/test/resources/audio").resolve(name);
    }

    List<Path> recordings(String... names) {
        return Stream.of(names).map(this::recording).toList();
    }

    /** The newest version of the model. */
    ModelUnderTest modelUnderTest() throws IOException {
        try (Stream<Path> versions = Files.list(models.resolve(model))) {
            Path newest = versions.filter(Files::isDirectory)
                    .max(Comparator.comparing(folder -> folder.getFileName().toString(), new VersionOrder()))
                    .orElseThrow(() -> new IOException("no version of " + model + " in " + models));
            return ModelUnderTest.open(newest);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
