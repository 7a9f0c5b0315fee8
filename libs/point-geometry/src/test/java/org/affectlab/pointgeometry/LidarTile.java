package org.affectlab.pointgeometry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Coordinates of a real airborne scan, where the folder {@code shared/data} lies beside the checkout; tests that ask for it are skipped elsewhere.
 */
final class LidarTile {
    private static final Map<String, Integer> BYTES = Map.of("float", 4, "ushort", 2, "uchar", 1);

    private LidarTile() {}

    static float[] read(String name) throws IOException {
        String root = System.getProperty("affectlab.root", "");
        Path file = Path.of(root)
                .resolveSibling("shared")
                .resolve("data/pointcloud/lidarhd")
                .resolve(name);
        assumeTrue(Files.isRegularFile(file), "no scan at shared/data/pointcloud/lidarhd beside the checkout");
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String end = "end_header\n";
        int start = text.indexOf(end) + end.length();
        int stride = 0;
        int points = 0;
        for (String line : text.substring(0, start).split("\n")) {
            String[] words = line.split(" ");
            if (words[0].equals("property")) {
                stride += BYTES.get(words[1]);
            } else if (words[0].equals("element")) {
                points = Integer.parseInt(words[2]);
            }
        }
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        float[] coordinates = new float[3 * points];
        for (int at = 0; at < coordinates.length; at++) {
            coordinates[at] = bytes.getFloat(start + at / 3 * stride + at % 3 * Float.BYTES);
        }
        return coordinates;
    }
}
