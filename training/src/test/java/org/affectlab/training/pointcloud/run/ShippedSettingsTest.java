package org.affectlab.training.pointcloud.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.pointcloud.TinyPoints;
import org.affectlab.training.pointcloud.config.PointDefaults;
import org.affectlab.training.pointcloud.config.PointSettings;
import org.affectlab.training.pointcloud.data.PublishedFolder;
import org.affectlab.training.pointcloud.network.TrainablePointNetwork;
import org.affectlab.training.report.CorpusInfo;
import org.affectlab.training.run.StopSignal;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped settings fit their archives, and the data sets that they are meant for. */
class ShippedSettingsTest {
    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private static final int SEMANTIC3D_CLOUDS = 15;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "stpc-aerial, lidarhd, 1, t4",
        "stpc-aerial-attentive, lidarhd, 1, t4",
        "stpc-aerial-max, lidarhd, 1, t4",
        "stpc-aerial-mean, lidarhd, 1, t4",
        "stpc-indoor, mosd_tabletop, 1, b",
        "stpc-s3dis, s3dis, 1, Area_5",
        "stpc-s3dis-6-fold, s3dis, 2, Area_1",
        "stpc-semantic3d, semantic3d, 1, 'b, i'",
        "stpc-semantic-kitti, semantic_kitti, 1, 08"
    })
    void settingsFitTheirArchivesAndData(String name, String data, int folds, String heldOut) throws IOException {
        Path file = Path.of(System.getProperty("affectlab.root"), "training/configs", name + ".json");
        PointSettings settings = PointDefaults.format().read(file);
        PointSession session = PointSession.open(settings, file, published(data), 1, SILENT, new StopSignal());

        assertThat(settings.name()).isEqualTo(name);
        assertThat(session.folds()).hasSize(folds);
        assertThat(session.folds().get(0).name()).isEqualTo(heldOut);
        assertThat(CorpusInfo.known(data)).hasSize(1);
        NetworkArchive archive =
                NetworkArchive.open(file.resolveSibling(settings.archive()).normalize());
        try (TrainablePointNetwork network =
                TrainablePointNetwork.open(archive, settings.recipe(), settings.batchSize(), Device.cpu())) {
            assertThat(network.classes()).isEqualTo(settings.labels().size());
        }
    }

    /** Hardly a point, but every name. */
    private Path published(String name) throws IOException {
        PublishedFolder data = new PublishedFolder(folder);
        switch (name) {
            case "lidarhd" -> {
                return TinyPoints.create(folder, 1, "").data();
            }
            case "mosd_tabletop" -> {
                data.write("scenes.csv", "file,split\na.ply,train\nb.ply,val\n");
                data.write("a.ply", "ply\n");
                data.write("b.ply", "ply\n");
            }
            case "s3dis" -> {
                data.write("Area_1/office_1/Annotations/chair_1.txt", "1 2 3 10 20 30\n");
                data.write("Area_5/hallway_6/Annotations/ceiling_1.txt", "1 2 3 10 20 30\n");
            }
            case "semantic3d" -> {
                for (char cloud = 'a'; cloud < 'a' + SEMANTIC3D_CLOUDS; cloud++) {
                    data.write(cloud + ".txt", "1 2 3 -1500 10 20 30\n");
                    data.write(cloud + ".labels", "1\n");
                }
            }
            default -> {
                for (String sequence : List.of("00", "08")) {
                    data.write("sequences/" + sequence + "/velodyne/000000.bin", new byte[16]);
                    data.write("sequences/" + sequence + "/labels/000000.label", new byte[4]);
                }
            }
        }
        return folder;
    }
}
