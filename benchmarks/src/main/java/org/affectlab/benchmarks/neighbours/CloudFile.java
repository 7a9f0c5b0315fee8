package org.affectlab.benchmarks.neighbours;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Coordinates in a file that every peer can read: little-endian 32-bit numbers, x y z of one point after the other. Immutable. */
public record CloudFile(String name, Path file) {
    private static final float EXTENT = 100;

    public CloudFile {
        requireNonNull(name, "name is null");
        requireNonNull(file, "file is null");
    }

    /** Writes points that lie uniformly at random in a cube of {@value #EXTENT} m. */
    public static CloudFile uniform(Path folder, int points) throws IOException {
        Random random = new Random(1);
        ByteBuffer bytes = ByteBuffer.allocate(points * 3 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            bytes.putFloat(EXTENT * random.nextFloat());
        }
        return new CloudFile("uniform", Files.write(folder.resolve("uniform.bin"), bytes.array()));
    }

    /** @throws IOException if the file cannot be read */
    public float[] coordinates() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        float[] coordinates = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(coordinates);
        return coordinates;
    }
}
