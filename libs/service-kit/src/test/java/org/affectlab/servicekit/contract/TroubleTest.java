package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.ModelManifest;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Clients that stop sending, and a service whose models are missing or broken. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class TroubleTest {
    private RunningService service;

    @BeforeEach
    void start(@TempDir Path folder) {
        ModelManifest good = FakePackages.manifest("kit-sum", KitApplication.TASK, List.of("sum"), 2);
        FakePackages.write(folder, good, item -> new float[] {item[0] + item[1]});
        ModelManifest wrong = FakePackages.manifest("kit-wrong", KitApplication.TASK, List.of("sum"), 2);
        FakePackages.write(folder, wrong, item -> new float[] {item[0] + item[1] + 1});
        service = RunningService.start(
                KitApplication.class,
                new FakeEngine(item -> new float[] {item[0] + item[1]}),
                Map.of(
                        "server.port", 0,
                        "spring.application.name", "kit",
                        "affectlab.models.folders", folder,
                        "affectlab.models.required", "kit-wrong",
                        "affectlab.limits.request-timeout", "6s",
                        "server.tomcat.connection-timeout", "2s"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aLengthThatIsNoNumberIsRefusedAndNoFailure(CapturedOutput output) throws IOException {
        try (RawConnection connection = new RawConnection(service.port())) {
            connection.send(
                    "POST " + KitApplication.PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n");
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 400");
        }
        assertThat(output).doesNotContain("NumberFormatException");
    }

    /** What the service sends until it closes the connection, with the given pause after each byte of the body. */
    private String answerTo(int bodyBytes, Duration pause) throws IOException, InterruptedException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST " + KitApplication.PATH + " HTTP/1.1\r\nHost: localhost\r\n" + TestTokens.header()
                                    + "Content-Length: 1000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try {
                for (int sent = 0; sent < bodyBytes; sent++) {
                    socket.getOutputStream().write('x');
                    Thread.sleep(pause.toMillis());
                }
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException closed) {
                return "closed";
            }
        }
    }

    @Test
    void aClientThatStopsSendingIsLetGo() throws IOException, InterruptedException {
        Instant start = Instant.now();
        String answer = answerTo(10, Duration.ZERO);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(answer).startsWith("HTTP/1.1 408").contains("UPLOAD_TIMEOUT");
        assertThat(service.bean(MemoryBudget.class).usedBytes()).isZero();
    }

    @Test
    void aClientThatDribblesIsLetGoAtTheDeadline() throws IOException, InterruptedException {
        Instant start = Instant.now();
        String answer = answerTo(100, Duration.ofMillis(100));

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
        assertThat(answer).startsWith("HTTP/1.1 504").contains("DEADLINE_EXCEEDED");
        assertThat(service.bean(MemoryBudget.class).usedBytes()).isZero();
    }

    @Test
    void aRequiredModelThatFailedKeepsTheServiceOutOfUseAndSaysWhy() {
        assertThat(service.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(service.get("/v1/models/kit-wrong").json().get("state").asString())
                .isEqualTo("FAILED");
        assertThat(service.get("/v1/models/kit-wrong").json().get("reason").asString())
                .isNotBlank();
        assertThat(service.get("/v1/models/kit-sum").json().get("state").asString())
                .isEqualTo("READY");
        assertThat(service.post(KitApplication.PATH, new byte[] {4})
                        .json()
                        .get("sum")
                        .asDouble())
                .isEqualTo(5.0);
    }
}
