package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.ModelManifest;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client whose body never stops coming and never comes to its end. */
@Timeout(120)
class SlowUploadTest {
    private static final String HEAD = "POST " + KitApplication.PATH + " HTTP/1.1\r\nHost: localhost\r\n"
            + TestTokens.header() + "Content-Length: 1000000\r\n\r\n";

    @Test
    void bodyBelowTheMinimumRateEndsBeforeTheDeadline(@TempDir Path folder) throws IOException {
        ModelManifest manifest = FakePackages.manifest("kit-sum", KitApplication.TASK, List.of("sum"), 2);
        FakePackages.write(folder, manifest, item -> new float[] {item[0] + item[1]});
        try (RunningService service = RunningService.start(
                        KitApplication.class,
                        new FakeEngine(item -> new float[] {item[0] + item[1]}),
                        Map.of(
                                "server.port", 0,
                                "spring.application.name", "kit",
                                "affectlab.models.folders", folder,
                                "affectlab.limits.min-upload-rate", "1GB",
                                "affectlab.limits.upload-rate-window", "100ms"));
                Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.setSoTimeout(100);
            OutputStream output = socket.getOutputStream();
            output.write(HEAD.getBytes(StandardCharsets.US_ASCII));

            assertThat(dribbleUntilAnswered(socket, output)).startsWith("HTTP/1.1 408");
            assertThat(service.bean(MemoryBudget.class).usedBytes()).isZero();
        }
    }

    /** A byte of the body for every wait for the answer in vain. */
    private static String dribbleUntilAnswered(Socket socket, OutputStream output) throws IOException {
        while (true) {
            output.write('x');
            try {
                byte[] start = socket.getInputStream().readNBytes(12);
                return new String(start, StandardCharsets.US_ASCII);
            } catch (SocketTimeoutException waiting) {
                output.flush();
            }
        }
    }
}
