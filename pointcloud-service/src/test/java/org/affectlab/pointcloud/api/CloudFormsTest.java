package org.affectlab.pointcloud.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.pointcloud.model.HalvesModel;
import org.affectlab.pointcloud.pipeline.MadeCloud;
import org.affectlab.pointformats.PointCloudReader;
import org.affectlab.pointformats.ReadOptions;
import org.affectlab.pointformats.cloud.AttributeSelection;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every form of the answer, of a client that waits and of a job; and every format of the upload. */
class CloudFormsTest extends CloudServiceTest {
    private static final MadeCloud HOUSE = MadeCloud.house(61);

    @TempDir
    Path folder;

    /** Even points are ground, odd ones building. */
    private static int id(int point) {
        return point % 2 == 0 ? 1 : 2;
    }

    private PointCloud read(byte[] file) throws IOException, PointCloudException {
        Path path = Files.write(Files.createTempFile(folder, "cloud", ""), file);
        return new PointCloudReader().read(path, ReadOptions.defaults().withAttributes(AttributeSelection.all()));
    }

    @Test
    void everyFormatOfUploadIsKnownByItsContent() {
        JsonNode ply = good("", HOUSE.ply());
        for (byte[] body : List.of(HOUSE.pcd(), HOUSE.npy(), HOUSE.xyz(), HOUSE.csv(), HOUSE.las(), HOUSE.laz())) {
            JsonNode answer = good("", body);
            assertThat(answer.get("points").asInt()).isEqualTo(61);
            for (int label = 0; label < 3; label++) {
                assertThat(answer.at("/classes/" + label + "/count"))
                        .as(answer.at("/provenance/format").asString())
                        .isEqualTo(ply.at("/classes/" + label + "/count"));
            }
        }
        assertThat(good("", HOUSE.kitti()).at("/provenance/format").asString()).isEqualTo("KITTI_BIN");
        MadeCloud far = HOUSE.with(0, 0, 5000);
        assertThat(post("", far.kitti()).status()).isEqualTo(415);
        assertThat(good("?format=kitti", far.kitti()).get("points").asInt()).isEqualTo(61);
    }

    @Test
    void anArrayOfClasses() {
        byte[] npy = bytes("", HOUSE.ply(), "application/x-npy");
        String header = new String(npy, 10, npy.length - 61 - 10, StandardCharsets.US_ASCII);
        assertThat(header).contains("'descr': '|u1'", "'shape': (61,)");
        for (int point = 0; point < 61; point++) {
            assertThat(npy[npy.length - 61 + point]).isEqualTo((byte) id(point));
        }
    }

    @Test
    void anArrayOfProbabilitiesOrEntropy() {
        byte[] npy = bytes("?npy=probabilities", HOUSE.ply(), "application/x-npy");
        assertThat(new String(npy, 10, 118, StandardCharsets.US_ASCII)).contains("'<f4'", "(61, 3)");
        ByteBuffer values = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN).position(128);
        double sure = HalvesModel.sure();
        for (int point = 0; point < 61; point++) {
            for (int label = 0; label < 3; label++) {
                double wanted = label == point % 2 ? sure : (1 - sure) / 2;
                assertThat((double) values.getFloat()).isCloseTo(wanted, within(1e-6));
            }
        }
        byte[] entropy = bytes("?npy=entropy", HOUSE.ply(), "application/x-npy");
        double wanted = -(sure * Math.log(sure) + (1 - sure) * Math.log((1 - sure) / 2)) / Math.log(3);
        assertThat((double)
                        ByteBuffer.wrap(entropy).order(ByteOrder.LITTLE_ENDIAN).getFloat(128))
                .isCloseTo(wanted, within(1e-6));
        assertThat(entropy).hasSize(128 + 4 * 61);
    }

    @Test
    void aTableOfPoints() {
        List<String> lines = new String(
                        bytes("?probabilities=true&entropy=true", HOUSE.ply(), "text/csv"), StandardCharsets.US_ASCII)
                .lines()
                .toList();
        assertThat(lines.get(0)).isEqualTo("x,y,z,label,class_name,entropy,ground,building,tree");
        assertThat(lines).hasSize(62);
        for (int point = 0; point < 61; point++) {
            String[] cells = lines.get(point + 1).split(",");
            assertThat(Float.parseFloat(cells[0])).isEqualTo(HOUSE.values()[3 * point]);
            assertThat(Integer.parseInt(cells[3])).isEqualTo(id(point));
            assertThat(cells[4]).isEqualTo(id(point) == 1 ? "ground" : "building");
            assertThat(Double.parseDouble(cells[id(point) == 1 ? 6 : 7])).isCloseTo(HalvesModel.sure(), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/vnd.las", "application/vnd.laszip"})
    void theCloudBackAsLas(String accept) throws IOException, PointCloudException {
        for (byte[] body : List.of(HOUSE.ply(), HOUSE.las(), HOUSE.laz(), HOUSE.xyz())) {
            PointCloud cloud = read(bytes("?entropy=true&probabilities=true", body, accept));
            assertThat(cloud.format()).isEqualTo(accept.endsWith("zip") ? PointCloudFormat.LAZ : PointCloudFormat.LAS);
            assertThat(cloud.size()).isEqualTo(61);
            for (int point = 0; point < 61; point++) {
                assertThat(cloud.coordinates().z(point)).isCloseTo(HOUSE.values()[3 * point + 2], within(0.001));
                assertThat(cloud.attribute("classification").orElseThrow().get(point))
                        .isEqualTo(id(point) == 1 ? 2 : 6);
                assertThat(cloud.attribute(id(point) == 1 ? "ground" : "building")
                                .orElseThrow()
                                .get(point))
                        .isCloseTo(HalvesModel.sure(), within(1e-6));
                assertThat(cloud.attribute("entropy").orElseThrow().get(point)).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void aPointThatIsNotFiniteKeepsItsPlace() throws IOException, PointCloudException {
        byte[] odd = HOUSE.with(3, 1, Float.NaN).ply();
        PointCloud las = read(bytes("", odd, "application/vnd.las"));
        assertThat(las.size()).isEqualTo(61);
        assertThat(las.attribute("classification").orElseThrow().get(3)).isZero();
        assertThat(las.attribute("classification").orElseThrow().get(4)).isEqualTo(2);
        assertThat(new String(bytes("", odd, "text/csv"), StandardCharsets.US_ASCII)
                        .lines()
                        .toList()
                        .get(4))
                .contains(",nan,")
                .endsWith(",255,");
    }

    @Test
    void theCloudBackAsPly() throws IOException, PointCloudException {
        PointCloud cloud = read(bytes("", HOUSE.laz(), "application/ply"));
        assertThat(cloud.format()).isEqualTo(PointCloudFormat.PLY);
        for (int point = 0; point < 61; point++) {
            assertThat(cloud.attribute("label").orElseThrow().get(point)).isEqualTo(id(point));
        }
        assertThat(cloud.attributes()).extracting(attribute -> attribute.name()).containsExactly("label");
    }

    @Test
    void linesOfClasses() {
        List<String> lines = new String(bytes("", HOUSE.ply(), "application/x-ndjson"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("{\"type\":\"class\",\"class\":{\"id\":1,\"name\":\"ground\"");
        assertThat(lines.get(3)).startsWith("{\"type\":\"summary\",\"points\":61,\"provenance\":{");
    }

    @Test
    void aJobGivesEveryForm() throws IOException, InterruptedException {
        String query = "?probabilities=true&entropy=true&npy=probabilities";
        String id = post(query, HOUSE.laz(), "Prefer", "respond-async")
                .json()
                .get("id")
                .asString();
        JsonNode job = ended(id);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("COMPLETED");
        assertThat(job.at("/progress/unit").asString()).isEqualTo("points");
        assertThat(job.at("/progress/done").asInt()).isEqualTo(61);
        for (String form : List.of(
                "application/json",
                "application/x-ndjson",
                "text/csv",
                "application/x-npy",
                "application/ply",
                "application/vnd.las",
                "application/vnd.laszip")) {
            byte[] result = service()
                    .getForBytes("/v1/jobs/" + id + "/result", "Accept", form)
                    .body();
            assertThat(result).as(form).isEqualTo(bytes(query, HOUSE.laz(), form));
        }
        HttpResponse<byte[]> other = service().getForBytes("/v1/jobs/" + id + "/result", "Accept", "text/x-arff");
        assertThat(other.statusCode()).isEqualTo(406);
    }
}
