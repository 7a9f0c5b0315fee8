package org.affectlab.e2e.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs that the launcher installs for tests. A test that needs one is skipped, with the reason, where it is not there. Stateless. */
public final class Tool {
    private static final int LIMIT_SECONDS = 180;

    private Tool() {}

    /**
     * What a program printed on both streams, and its status.
     *
     * @param status 0 if all was well
     */
    public record Result(int status, String output) {}

    /** A file of the tools' folder. */
    public static Path file(String name) {
        String folder = System.getProperty("affectlab.tools");
        Assumptions.assumeTrue(folder != null, "run by ./affectlab test, which installs the tools");
        Path file = Path.of(folder).resolve(name);
        Assumptions.assumeTrue(Files.exists(file), file + " could not be installed");
        return file;
    }

    /** An npm program. */
    public static String npm(String name) {
        return file("node_modules/.bin/" + name).toString();
    }

    /** Debian's Python with these modules. */
    public static String python(String... modules) {
        String python = "/usr/bin/python3";
        Assumptions.assumeTrue(Files.exists(Path.of(python)), python + " is not there");
        Result imported = run(Checkout.work("tools"), "", python, "-c", "import " + String.join(",", modules));
        Assumptions.assumeTrue(imported.status() == 0, python + " has no " + String.join(", ", modules));
        return python;
    }

    /** Runs a program to its end, at most three minutes. */
    public static Result run(Path folder, String input, String... command) {
        try {
            Path in = Files.writeString(Files.createTempFile(Checkout.work("tools"), "input", ".txt"), input);
            Path out = Files.createTempFile(Checkout.work("tools"), "output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile());
            builder.environment().put("REDOCLY_TELEMETRY", "off");
            builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
            Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command[0] + " did not end in " + LIMIT_SECONDS + " s");
            }
            Result result = new Result(process.exitValue(), Files.readString(out));
            Files.delete(in);
            Files.delete(out);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
