package org.affectlab.benchmarks.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.affectlab.pointgeometry.PointTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That all peers do the same work, not how fast. */
class PeersTest {
    private static final Path SOURCES = Path.of(System.getProperty("affectlab.root"), "benchmarks/peers");
    private static final int POINTS = 2_000;
    private static final int K = 7;

    @TempDir
    private Path folder;

    private CloudFile cloud;

    @BeforeEach
    void write() throws IOException {
        cloud = CloudFile.uniform(folder, POINTS);
    }

    private double meanDistance() throws IOException {
        float[] squared =
                PointTree.of(cloud.coordinates(), 1).nearestOfEach(K, 1).squaredDistances();
        double sum = 0;
        for (int query = 0; query < POINTS; query++) {
            sum += Math.sqrt(squared[query * K + K - 1]);
        }
        return sum / POINTS;
    }

    private void check(PeerProgram program) throws PeerException, IOException {
        assertThat(program.measure(cloud.file(), K, 2, 3)).hasSize(3).allSatisfy(shot -> {
            assertThat(shot.milliseconds()).isPositive();
            assertThat(shot.meanDistance()).isCloseTo(meanDistance(), within(1e-4));
        });
    }

    @Test
    void javaLibrariesFindTheSameNeighbours() throws IOException {
        float[] coordinates = cloud.coordinates();

        assertThat(coordinates).hasSize(3 * POINTS);
        assertThat(NeighbourIndex.TINSPIN.nearestOfEach(coordinates, K, 3))
                .isEqualTo(NeighbourIndex.AFFECTLAB.nearestOfEach(coordinates, K, 2));
    }

    @Test
    void nanoflannFindsTheSameNeighbours() throws IOException, PeerException {
        PeerProgram program;
        try {
            program = PeerProgram.nanoflann(SOURCES, folder);
        } catch (PeerException missing) {
            abort("no compiler or no nanoflann: " + missing.getMessage());
            return;
        }
        check(program);
    }

    @Test
    void scipyFindsTheSameNeighbours() throws IOException, PeerException {
        PeerProgram program;
        try {
            program = PeerProgram.scipy(SOURCES);
        } catch (PeerException missing) {
            abort("no SciPy: " + missing.getMessage());
            return;
        }
        check(program);
    }

    @Test
    void coordinatesOfAPlyFileAreTaken() throws IOException, PeerException {
        Path ply = folder.resolve("two.ply");
        byte[] header = ("ply\nformat binary_little_endian 1.0\nelement vertex 2\nproperty uchar label\n"
                        + "property float x\nproperty float y\nproperty float z\nend_header\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] content = new byte[header.length + 26];
        System.arraycopy(header, 0, content, 0, header.length);
        // 1.0 as the x of the second point.
        content[header.length + 13 + 1 + 2] = (byte) 0x80;
        content[header.length + 13 + 1 + 3] = 0x3f;
        Files.write(ply, content);
        try {
            PeerProgram.scipy(SOURCES);
        } catch (PeerException missing) {
            abort("no SciPy: " + missing.getMessage());
        }

        assertThat(PeerProgram.convert(SOURCES, ply, folder).coordinates()).containsExactly(0, 0, 0, 1, 0, 0);
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> PeerProgram.convert(SOURCES, folder.resolve("none.ply"), folder))
                .isInstanceOf(PeerException.class)
                .hasMessage("no file none.ply");
        assertThatThrownBy(() -> PeerProgram.nanoflann(folder, folder)).isInstanceOf(PeerException.class);
    }
}
