package org.affectlab.training.pointcloud.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names the exact data of a run: SHA-256 over the lines {@code <scene> <group> <held out> <sha256 of each file>} in the data set's order. Independent of the folder, dependent on every byte of
 * the files.
 */
public final class PointDatasetDigest {
    private PointDatasetDigest() {}

    /** {@code sha256:} and 64 hexadecimal digits. Reads every file. */
    public static String of(PointDataset dataset) throws IOException {
        MessageDigest lines = sha256();
        for (SceneSource scene : dataset.scenes()) {
            StringBuilder line = new StringBuilder(scene.name() + " " + scene.group() + " " + scene.heldOut());
            for (Path file : scene.files()) {
                line.append(' ').append(hash(file));
            }
            lines.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        }
        return "sha256:" + HexFormat.of().formatHex(lines.digest());
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
