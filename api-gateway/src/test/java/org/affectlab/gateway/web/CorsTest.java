package org.affectlab.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RunningGateway;
import org.affectlab.gateway.testing.StubService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CorsTest {
    private static final String PATH = "/v1/speech/emotions";

    private static StubService service;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        service = new StubService().json(PATH, 200, "{}");
        gateway = RunningGateway.before(service.uri(), "affectlab.gateway.cors.allowedOrigins=https://lab.example");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void testPreflightOfAnAllowedOriginIsAnsweredByTheGateway() throws IOException {
        int before = service.received().size();
        String answer = send("OPTIONS", "https://lab.example", "Access-Control-Request-Method: POST");
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("Access-Control-Allow-Origin: https://lab.example\r\n")
                .contains("Access-Control-Allow-Methods: GET,HEAD,POST,PUT,DELETE\r\n")
                .contains("Access-Control-Max-Age: 600\r\n");
        assertThat(service.received()).hasSize(before);
    }

    @Test
    void testRequestOfAnAllowedOriginPasses() throws IOException {
        assertThat(send("GET", "https://lab.example"))
                .startsWith("HTTP/1.1 200 ")
                .contains("Access-Control-Allow-Origin: https://lab.example\r\n")
                .contains("Access-Control-Expose-Headers: X-Trace-Id");
    }

    @Test
    void testProblemOfAnAllowedOriginCanBeRead() throws IOException {
        try (RawClient client = new RawClient(gateway.port())) {
            client.write("GET /unknown HTTP/1.1\r\nHost: gateway\r\nOrigin: https://lab.example\r\n"
                    + "Connection: close\r\n\r\n");
            assertThat(client.readToEnd())
                    .startsWith("HTTP/1.1 404 ")
                    .contains("Access-Control-Allow-Origin: https://lab.example\r\n");
        }
    }

    @Test
    void testOtherOriginIsRefused() throws IOException {
        int before = service.received().size();
        assertRefused(send("OPTIONS", "https://evil.example", "Access-Control-Request-Method: POST"));
        assertRefused(send("POST", "https://evil.example", "Content-Length: 0"));
        assertRefused(send("GET", "null"));
        assertThat(service.received()).hasSize(before);
    }

    private static void assertRefused(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 403 ")
                .contains("\"code\":\"ORIGIN_NOT_ALLOWED\"")
                .doesNotContain("Access-Control-Allow-Origin");
    }

    private static String send(String method, String origin, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + PATH + " HTTP/1.1\r\nHost: gateway\r\n");
        request.append("Connection: close\r\nOrigin: ").append(origin).append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        try (RawClient client = new RawClient(gateway.port())) {
            return client.write(request.append("\r\n").toString()).readToEnd();
        }
    }
}
