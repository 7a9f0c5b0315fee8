package org.affectlab.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.affectlab.gateway.testing.RawClient;
import org.affectlab.gateway.testing.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PagesTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void testLandingPageForProgramsAndForBrowsers() {
        assertThat(RunningGateway.json(gateway.get("/")).path("documentation").asString())
                .isEqualTo("/docs");
        HttpResponse<String> page =
                gateway.send(gateway.request("/").header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("<title>Affectlab</title>");
    }

    @Test
    void testWhatThePagesLoadComesFromTheGateway() {
        List<String> loaded = new ArrayList<>(linksOf("/docs"));
        loaded.addAll(linksOf("/"));
        loaded.removeIf(link -> !link.contains("/assets/"));
        assertThat(loaded).hasSizeGreaterThanOrEqualTo(5);
        for (String link : loaded) {
            HttpResponse<String> answer = gateway.get(link);
            assertThat(answer.statusCode()).as(link).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=3600");
        }
    }

    @Test
    void testPagesMayLoadFromTheGatewayOnlyAndApiAnswersNothing() {
        assertThat(policy("/docs")).startsWith("default-src 'self';").doesNotContain("unsafe-eval", "http");
        assertThat(policy("/v1/unknown")).startsWith("default-src 'none';");
    }

    @Test
    void testNoAddressOfAnotherHostIsInThePages() {
        assertThat(linksOf("/docs")).allMatch(link -> link.startsWith("/"));
        assertThat(linksOf("/")).allMatch(link -> link.startsWith("/"));
        assertThat(gateway.get("/docs/assets/affectlab.js").body()).contains("validatorUrl: null");
    }

    @Test
    void testAssetsAreOnlyAssets() {
        assertThat(gateway.get("/docs/assets/none.js").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/docs/assets/..%2f..%2fapplication.yml").statusCode())
                .isEqualTo(400);
        assertThat(gateway.get("/application.yml").statusCode()).isEqualTo(404);
    }

    @Test
    void testByDefaultOnlyTheGatewaysOwnPagesMayCallIt() throws IOException {
        assertThat(withOrigin("https://lab.example", "GET"))
                .startsWith("HTTP/1.1 403 ")
                .contains("\"code\":\"ORIGIN_NOT_ALLOWED\"");
        assertThat(withOrigin("https://lab.example", "OPTIONS")).startsWith("HTTP/1.1 403 ");
        assertThat(withOrigin("http://gateway", "GET")).startsWith("HTTP/1.1 200 ");
    }

    private static String withOrigin(String origin, String method) throws IOException {
        try (RawClient client = new RawClient(gateway.port())) {
            client.write(method + " / HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nOrigin: " + origin
                    + "\r\nAccess-Control-Request-Method: POST\r\n\r\n");
            return client.readToEnd();
        }
    }

    private static String policy(String path) {
        return gateway.get(path).headers().firstValue(SecurityHeaders.POLICY).orElseThrow();
    }

    private static List<String> linksOf(String page) {
        Matcher matcher = LINK.matcher(gateway.send(gateway.request(page).header("Accept", "text/html"))
                .body());
        return matcher.results().map(link -> link.group(1)).toList();
    }
}
