package org.affectlab.gateway.openapi;

import static java.util.Objects.requireNonNull;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Serves the joined document. */
@RestController
public class OpenApiController {
    private final JoinedOpenApi openApi;

    public OpenApiController(JoinedOpenApi openApi) {
        this.openApi = requireNonNull(openApi, "openApi is null");
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<byte[]> document() {
        return openApi.document();
    }
}
