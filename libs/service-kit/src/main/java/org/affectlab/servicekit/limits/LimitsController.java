package org.affectlab.servicekit.limits;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the limits of all contributors. Thread-safe. */
@RestController
@Tag(name = "platform")
public final class LimitsController {
    private final String service;
    private final List<LimitContributor> contributors;

    public LimitsController(String service, List<LimitContributor> contributors) {
        this.service = requireNonNull(service, "service is null");
        this.contributors = List.copyOf(contributors);
    }

    @GetMapping(path = "/v1/limits", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All limits in force", operationId = "limits")
    public LimitsAnswer limits() {
        SortedMap<String, Long> all = new TreeMap<>();
        for (LimitContributor contributor : contributors) {
            contributor.limits().forEach((name, value) -> {
                if (all.put(name, value) != null) {
                    throw new IllegalStateException("Two contributors name the limit " + name);
                }
            });
        }
        return new LimitsAnswer(service, all);
    }
}
