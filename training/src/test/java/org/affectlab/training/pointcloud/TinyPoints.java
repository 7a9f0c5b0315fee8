package org.affectlab.training.pointcloud;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.run.PointSession;
import org.affectlab.training.run.StopSignal;

/**
 * A folder with a tiny archive of STPC ({@code export.py archive stpc --classes 3 --initialisation fan-in --switches
 * '{"profile":"small","points":64,"features":5,"widths":[8,8],"ratios":[2,2],"atoms":6,"neighbours":4,"dropout":0.1}'}), four little tiles in LiDAR HD's layout and settings, in which
 * whole commands take seconds.
 */
public final class TinyPoints {
    private static final String SETTINGS =
            """
            {"name": "tiny-points", "archive": "stpc-tiny", "labels": ["ground", "vegetation", "building"],
             "recipe": {"gridMetres": 0.5, "shape": "COLUMN", "inputPoints": 64, "neighbours": 4, "ratios": [2, 2],
               "features": ["HEIGHT", "INTENSITY", "RETURN_SHARE", "X", "Y"], "ground": {"middleMetres": 10}, "intensityPercentile": 98},
             "voting": {"kind": "WEIGHTED_MEAN", "threshold": 0.1},
             "sampling": {"balancedShare": 0.25, "centreNoiseMetres": 0.5},
             "epochs": %d, "stepsPerEpoch": %d, "batchSize": 4%s}
            """;

    /** Settings that change every input, to be added to the others. */
    public static final String AUGMENTED =
            """
            , "augmentation": {"rotation": 1, "mirror": 0.5, "thinning": {"probability": 0.3},
               "scale": {"probability": 0.5, "minFactor": 0.9, "maxFactor": 1.1}, "jitter": {"probability": 0.5},
               "featureNoise": {"probability": 0.5}, "featureLoss": {"intensity": 0.1, "returns": 0.1}}
            """;

    private static final int STEPS = 12;

    private final Path folder;

    private TinyPoints(Path folder) {
        this.folder = folder;
    }

    /** With a dozen steps an epoch. @param more settings, each with a comma before it */
    public static TinyPoints create(Path folder, int epochs, String more) throws IOException {
        return create(folder, epochs, STEPS, more);
    }

    public static TinyPoints create(Path folder, int epochs, int steps, String more) throws IOException {
        Path network = Path.of(System.getProperty("affectlab.root"), "training/src/test/resources/network");
        Files.copy(network.resolve("stpc-tiny.pt.gz"), folder.resolve("stpc-tiny.pt.gz"));
        Files.copy(network.resolve("stpc-tiny.json"), folder.resolve("stpc-tiny.json"));
        Files.writeString(folder.resolve("settings.json"), String.format(SETTINGS, epochs, steps, more));
        Path data = Files.createDirectory(folder.resolve("lidarhd"));
        StringBuilder table = new StringBuilder("file,split,density\n");
        for (int tile = 1; tile <= 4; tile++) {
            String name = "t" + tile + ".ply";
            Files.writeString(data.resolve(name), tile(tile));
            table.append(name).append(tile == 4 ? ",val,dense\n" : ",train,dense\n");
        }
        Files.writeString(data.resolve("tiles.csv"), table);
        return new TinyPoints(folder);
    }

    /** Ground, a house of 5 m and trees, 20 m wide; every 50th point is not to be scored. */
    private static String tile(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int points = 1500;
        StringBuilder ply = new StringBuilder("ply\nformat ascii 1.0\nelement vertex " + points + "\n");
        for (String property : new String[] {
            "float x",
            "float y",
            "float z",
            "ushort intensity",
            "uchar return_number",
            "uchar number_of_returns",
            "uchar label"
        }) {
            ply.append("property ").append(property).append('\n');
        }
        ply.append("end_header\n");
        for (int point = 0; point < points; point++) {
            double x = 20 * random.nextDouble();
            double y = 20 * random.nextDouble();
            int label = x < 6 && y < 8 ? 3 : y > 14 ? 2 : 1;
            double z = label == 3 ? 5 : label == 2 ? 1 + 6 * random.nextDouble() : 0.1 * random.nextDouble();
            int returns = label == 2 ? 3 : 1;
            ply.append(x).append(' ').append(y).append(' ').append(z).append(' ');
            ply.append(300 * label + random.nextInt(200))
                    .append(" 1 ")
                    .append(returns)
                    .append(' ');
            ply.append(point % 50 == 0 ? 255 : label).append('\n');
        }
        return ply.toString();
    }

    /** Of one thread, without a word. */
    public PointSession session(PointSettings other) throws IOException {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return PointSession.open(other, settings(), data(), 1, silent, new StopSignal());
    }

    public Path archive() {
        return folder.resolve("stpc-tiny");
    }

    public Path settings() {
        return folder.resolve("settings.json");
    }

    public Path data() {
        return folder.resolve("lidarhd");
    }

    public Path runs() {
        return folder.resolve("runs");
    }
}
