package org.affectlab.servicekit.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code CARD.md} of a package: at most 256 KiB, no links. A package without a readable card is served all the same. Stateless. */
final class ModelCards {
    private static final Logger LOG = LoggerFactory.getLogger(ModelCards.class);
    private static final String FILE = "CARD.md";
    private static final int MAX_BYTES = 256 * 1024;

    private ModelCards() {}

    static @Nullable String read(Path packageDirectory) {
        Path card = packageDirectory.resolve(FILE);
        if (!Files.isRegularFile(card, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        try (InputStream input = Files.newInputStream(card)) {
            return new String(input.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read: {}", card, unreadable.toString());
            return null;
        }
    }
}
