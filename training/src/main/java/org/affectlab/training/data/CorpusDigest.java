package org.affectlab.training.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Names the exact data of a run: SHA-256 over the sorted lines {@code <sha256 of the file> <label> <speaker>}. Independent of file names,
 * folders and order, dependent on every byte of audio, label and speaker.
 */
public final class CorpusDigest {
    private CorpusDigest() {}

    /** {@code sha256:} and 64 hexadecimal digits. Reads every file. */
    public static String of(SpeechDataset dataset) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Clip clip : dataset.clips()) {
            lines.add(hex(Files.readAllBytes(clip.file())) + " " + clip.label() + " " + clip.speaker());
        }
        Collections.sort(lines);
        return "sha256:" + hex(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
