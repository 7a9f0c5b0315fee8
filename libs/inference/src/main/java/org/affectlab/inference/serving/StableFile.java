package org.affectlab.inference.serving;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file {@code stable} beside the versions of a model: the version that the name means without a version. Only its first line counts, of
 * at most 64 bytes. An empty file is as good as none. Stateless.
 */
final class StableFile {
    private static final String NAME = "stable";
    private static final int MAX_BYTES = 64;

    private StableFile() {}

    static Optional<String> read(Path modelFolder) throws IOException {
        Path file = modelFolder.resolve(NAME);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream input = Files.newInputStream(file)) {
            String text = new String(input.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            return text.lines().findFirst().map(String::strip).filter(version -> !version.isEmpty());
        }
    }
}
