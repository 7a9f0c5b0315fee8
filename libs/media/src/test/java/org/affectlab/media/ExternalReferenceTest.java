package org.affectlab.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A QuickTime file may say that its samples lie in another file (a Macintosh alias in its data reference). FFmpeg follows it
 * where {@code enable_drefs} and {@code use_absolute_path} are set, and then decodes that file's bytes.
 */
class ExternalReferenceTest {
    private static final int ALIAS_BYTES = 150;

    @TempDir
    private Path folder;

    @Test
    void theSamplesOfAnotherFileAreNeverRead() throws IOException, MediaException {
        byte[] whole = Fixtures.read("speech-alac.m4a");
        Path secret = folder.resolve("secret.m4a");
        Files.write(secret, whole);
        byte[] referring = referTo(secret.toString(), whole);
        Arrays.fill(referring, indexOf(referring, "mdat") + 4, indexOf(referring, "moov") - 4, (byte) 0);

        Optional<MediaException> refusal = Fixtures.tryDecode(referring, AudioLimits.defaults());

        assertThat(refusal).isPresent();
    }

    @Test
    void withoutTheReferenceTheSameFileIsFine() throws MediaException {
        byte[] whole = Fixtures.read("speech-alac.m4a");

        assertThat(Fixtures.decode(whole).samples()).hasSize(52_800);
    }

    /** Puts an alias in the place of the self-reference; the index stands at the end, so no offset changes. */
    private static byte[] referTo(String path, byte[] content) {
        byte[] entry = alias(path);
        int reference = indexOf(content, "dref") - 4;
        int oldEntry = reference + 16;
        int oldLength = ByteBuffer.wrap(content).getInt(oldEntry);
        ByteBuffer changed = ByteBuffer.allocate(content.length + entry.length - oldLength);
        changed.put(content, 0, oldEntry).put(entry);
        changed.put(content, oldEntry + oldLength, content.length - oldEntry - oldLength);
        for (String box : new String[] {"moov", "trak", "mdia", "minf", "dinf", "dref"}) {
            int at = indexOf(content, box) - 4;
            changed.putInt(at, changed.getInt(at) + entry.length - oldLength);
        }
        return changed.array();
    }

    private static byte[] alias(String path) {
        byte[] name = path.getBytes(UTF_8);
        int padded = name.length + (name.length & 1);
        ByteBuffer alias = ByteBuffer.allocate(12 + ALIAS_BYTES + 4 + padded + 4);
        alias.putInt(alias.capacity()).put("alis".getBytes(ISO_8859_1)).putInt(0);
        alias.position(12 + 10).put((byte) 1).put((byte) 'D');
        alias.position(12 + 50).put((byte) 1).put((byte) 'f');
        alias.position(12 + 130).putShort((short) 1).putShort((short) 1);
        alias.position(12 + ALIAS_BYTES);
        // Tag 2: the absolute path.
        alias.putShort((short) 2).putShort((short) name.length).put(name);
        alias.position(12 + ALIAS_BYTES + 4 + padded).putShort((short) -1).putShort((short) 0);
        return alias.array();
    }

    private static int indexOf(byte[] content, String text) {
        return new String(content, ISO_8859_1).indexOf(text);
    }
}
