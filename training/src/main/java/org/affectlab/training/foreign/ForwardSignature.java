package org.affectlab.training.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a TorchScript archive says of its {@code forward}: names and types of the arguments, and what is returned. Shapes and element types are
 * not in an archive. Immutable.
 *
 * @param arguments without {@code self}
 * @param returns as TorchScript writes the type
 */
record ForwardSignature(List<Argument> arguments, String returns) {
    private static final int MAX_BYTES = 16 << 20;
    /** The first class that the archive's pickle names is the module's own. */
    private static final Pattern CLASS = Pattern.compile("c(__torch__[A-Za-z0-9_.]*)\n([A-Za-z0-9_]+)\n");

    private static final Pattern FORWARD =
            Pattern.compile("def forward\\(self: [^,)]*(?:,\\s*)?((?:[^()]|\\([^()]*\\))*)\\)\\s*->\\s*([^:]+):");
    private static final Pattern ARGUMENT = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*): (.+)", Pattern.DOTALL);

    ForwardSignature {
        arguments = List.copyOf(arguments);
    }

    /** One argument of {@code forward}. */
    record Argument(String name, String type) {
        @Override
        public String toString() {
            return name + ": " + type;
        }
    }

    /**
     * @return nothing if the archive is a TorchScript archive of a form that is not known here
     * @throws IOException if the file is no zip archive at all, and so no TorchScript
     */
    static Optional<ForwardSignature> read(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            Optional<String> pickle = text(archive, "/data.pkl");
            Matcher owner = CLASS.matcher(pickle.orElse(""));
            if (!owner.find()) {
                return Optional.empty();
            }
            return text(archive, "/code/" + owner.group(1).replace('.', '/') + ".py")
                    .flatMap(code -> inClass(code, owner.group(2)));
        } catch (ZipException e) {
            throw new IOException(
                    file + " is no TorchScript archive (save the module with torch.jit.script(module).save(...)): "
                            + e.getMessage(),
                    e);
        }
    }

    private static Optional<String> text(ZipFile archive, String suffix) throws IOException {
        Optional<? extends ZipEntry> entry =
                archive.stream().filter(each -> each.getName().endsWith(suffix)).findFirst();
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = archive.getInputStream(entry.get())) {
            return Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1));
        }
    }

    private static Optional<ForwardSignature> inClass(String code, String className) {
        int start = code.indexOf("class " + className + "(");
        Matcher forward = FORWARD.matcher(code);
        if (start < 0 || !forward.find(start)) {
            return Optional.empty();
        }
        List<Argument> arguments = new ArrayList<>();
        // A comma inside brackets belongs to a type.
        for (String each : forward.group(1).split(",(?![^\\[]*\\])")) {
            Matcher argument = ARGUMENT.matcher(each);
            if (argument.matches()) {
                arguments.add(new Argument(argument.group(1), argument.group(2).strip()));
            }
        }
        return Optional.of(new ForwardSignature(arguments, forward.group(2).strip()));
    }

    /** As a person would write it. */
    @Override
    public String toString() {
        return "forward("
                + String.join(", ", arguments.stream().map(Argument::toString).toList()) + ") -> " + returns;
    }
}
