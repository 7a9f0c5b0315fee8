package org.affectlab.training.pointcloud.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;

/**
 * One object of a room, a line {@code x y z r g b} for each point. The one damage that the published data have, a control character within a number of
 * {@code Area_5/hallway_6/Annotations/ceiling_1.txt}, is read as what public loaders put in its place (code: KPConv); any other is an error. Files stay as
 * they are. Stateless.
 */
final class S3disObject {
    private static final String DAMAGED = "103.0" + (char) 0x10 + "0000";
    private static final String MEANT = "103.000000";
    private static final int COLOURS = 3;

    private S3disObject() {}

    /** @throws IOException if a line is not six numbers */
    static PointCloud read(Path file) throws IOException {
        PointCloud cloud;
        try {
            cloud = CloudFiles.read(file, AttributeSelection.all());
        } catch (IOException e) {
            // A second look at what cannot be read costs the other objects nothing.
            cloud = repaired(file, e);
        }
        if (cloud.attributes().size() != COLOURS) {
            throw new IOException(file + ": a line must be x y z r g b");
        }
        return cloud;
    }

    private static PointCloud repaired(Path file, IOException reason) throws IOException {
        Path copy = Files.createTempFile("s3dis", ".txt");
        try {
            if (!repair(file, copy)) {
                throw reason;
            }
            return CloudFiles.read(copy, AttributeSelection.all());
        } finally {
            Files.delete(copy);
        }
    }

    /** @return whether there was anything to repair */
    private static boolean repair(Path file, Path copy) throws IOException {
        boolean found = false;
        try (BufferedReader lines = Files.newBufferedReader(file, ISO_8859_1);
                BufferedWriter target = Files.newBufferedWriter(copy, ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                found |= line.contains(DAMAGED);
                target.write(line.replace(DAMAGED, MEANT));
                target.write('\n');
            }
        }
        return found;
    }
}
