package org.affectlab.gateway.web;

import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The landing page, for programs and for browsers, and the documentation page. */
@RestController
public class PagesController {
    private final Resource landingPage = new ClassPathResource("pages/landing.html");
    private final Resource documentationPage = new ClassPathResource("pages/docs.html");

    @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> links() {
        return Map.of(
                "name", "Affectlab",
                "documentation", "/docs",
                "openapi", "/openapi.json",
                "models", "/v1/models",
                "limits", "/v1/limits",
                "health", "/actuator/health/readiness");
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    Resource landingPage() {
        return landingPage;
    }

    @GetMapping(
            path = {"/docs", "/docs/"},
            produces = MediaType.TEXT_HTML_VALUE)
    Resource documentationPage() {
        return documentationPage;
    }
}
