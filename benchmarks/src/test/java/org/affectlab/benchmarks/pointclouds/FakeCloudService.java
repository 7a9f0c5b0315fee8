package org.affectlab.benchmarks.pointclouds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.access.InternalTokens;
import org.affectlab.pointformats.OutputFormat;
import org.affectlab.pointformats.cloud.PointClass;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointformats.cloud.PointPredictions;
import org.affectlab.pointformats.cloud.SegmentedCloud;

/**
 * Speaks like the point-cloud service, in this process or as one of its own, and calls every other point ground and building. What goes wrong says the last name of
 * the folder of models.
 */
public final class FakeCloudService implements AutoCloseable {
    private static final PointClass GROUND = new PointClass(0, "ground", 2);
    private static final PointClass BUILDING = new PointClass(1, "building", 6);

    /** How it behaves. */
    public enum Manner {
        GOOD,
        /** The model never loads. */
        BROKEN_MODEL,
        /** The job fails. */
        FAILING,
        /** The process ends in the middle of the job. */
        DYING,
        /** The cloud that comes back has one point fewer. */
        LOSING
    }

    private final HttpServer server;
    private final Manner manner;
    private final Path folder;
    private final AtomicInteger looks = new AtomicInteger();

    FakeCloudService(int port, Manner manner, Path folder) throws IOException {
        this.manner = manner;
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Takes the arguments of the real one. */
    public static void main(String[] arguments) throws IOException {
        Path models = Path.of(value(arguments, "--affectlab.models.folders="));
        Path folder = Files.createDirectories(Path.of(value(arguments, "--affectlab.jobs.folder=")));
        new FakeCloudService(
                Integer.parseInt(value(arguments, "--server.port=")),
                Manner.valueOf(models.getFileName().toString()),
                folder);
    }

    private static String value(String[] arguments, String name) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(name))
                .map(argument -> argument.substring(name.length()))
                .findFirst()
                .orElseThrow();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestHeaders().getFirst(InternalTokens.HEADER) == null) {
                send(exchange, 401, "{}");
            } else if (path.equals("/v1/models")) {
                send(exchange, 200, models());
            } else if (path.equals("/v1/pointclouds/segmentations")) {
                Files.copy(exchange.getRequestBody(), cloud(), StandardCopyOption.REPLACE_EXISTING);
                boolean asked =
                        "respond-async".equals(exchange.getRequestHeaders().getFirst("Prefer"))
                                && exchange.getRequestURI().getQuery().contains("model=points-2");
                send(exchange, asked ? 202 : 400, "{\"id\": \"job-1\"}");
            } else if (path.equals("/v1/jobs/job-1")) {
                send(exchange, 200, job());
            } else if ("application/vnd.laszip"
                    .equals(exchange.getRequestHeaders().getFirst("Accept"))) {
                byte[] laz = Files.readAllBytes(laz());
                exchange.sendResponseHeaders(200, laz.length);
                exchange.getResponseBody().write(laz);
            } else {
                send(exchange, 200, summary());
            }
        }
    }

    private String models() {
        String state = looks.incrementAndGet() < 2 ? "LOADING" : manner == Manner.BROKEN_MODEL ? "FAILED" : "READY";
        return "{\"models\": [{\"name\": \"lgfa\", \"task\": \"speech-emotion\", \"state\": \"READY\"},"
                + "{\"name\": \"points-2\", \"task\": \"pointcloud-segmentation\", \"state\": \"" + state
                + "\", \"reason\": \"DIGEST_MISMATCH\"}]}";
    }

    private String job() {
        if (manner == Manner.DYING) {
            // Without an answer, and without a chance to tidy up.
            Runtime.getRuntime().halt(3);
        }
        boolean ended = looks.incrementAndGet() % 2 == 0;
        if (ended && manner == Manner.FAILING) {
            return "{\"state\": \"FAILED\", \"problem\": {\"code\": \"TOO_LARGE\", \"detail\": \"At most 10.\"}}";
        }
        return "{\"state\": \"" + (ended ? "COMPLETED" : "RUNNING") + "\"}";
    }

    private String summary() {
        int points = MadeScene.read(cloud()).size();
        return "{\"points\": " + points + ", \"classes\": [" + line(2, (points + 1) / 2) + "," + line(6, points / 2)
                + "," + line(9, 0)
                + "], \"provenance\": {\"model\": \"points-2\", \"version\": \"1\", \"analysedPoints\": "
                + points
                + ", \"preprocessing\": {\"gridMetres\": 0.5, \"gridPoints\": 40, \"inputPoints\": 4096, \"inputs\": 3}}}";
    }

    private static String line(int code, int count) {
        return "{\"asprsCode\": " + code + ", \"count\": " + count + "}";
    }

    private Path laz() throws IOException {
        Path target = folder.resolve("classes.laz");
        Path source = cloud();
        if (manner == Manner.LOSING) {
            source = folder.resolve("fewer.laz");
            TiledFile.write(cloud(), MadeScene.read(cloud()).size() - 1, source);
        }
        PointCloud cloud = MadeScene.read(source);
        byte[] ids = new byte[cloud.size()];
        for (int point = 1; point < ids.length; point += 2) {
            ids[point] = 1;
        }
        try {
            OutputFormat.LAZ
                    .writer()
                    .write(
                            new SegmentedCloud(source, cloud, PointPredictions.of(ids, List.of(GROUND, BUILDING))),
                            target);
        } catch (PointCloudException e) {
            throw new IOException(e);
        }
        return target;
    }

    private Path cloud() {
        return folder.resolve("received.laz");
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
