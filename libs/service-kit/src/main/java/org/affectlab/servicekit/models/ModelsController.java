package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.affectlab.servicekit.access.RequestIdentity;
import org.affectlab.servicekit.openapi.Problems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The models that a caller may use, and their cards. Thread-safe. */
@RestController
@Tag(name = "models")
public final class ModelsController {
    private final ModelLookup lookup;

    public ModelsController(ModelLookup lookup) {
        this.lookup = requireNonNull(lookup, "lookup is null");
    }

    @GetMapping(path = "/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "All models that the caller may use, also those that are loading or failed",
            operationId = "models")
    public ModelList models(HttpServletRequest request) {
        String caller = RequestIdentity.of(request).caller();
        return new ModelList(lookup.list(caller).stream().map(ModelSummary::of).toList());
    }

    @GetMapping(path = "/v1/models/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The card of one model", operationId = "model")
    @Problems(ProblemCode.UNKNOWN_MODEL)
    public ModelCard model(
            @Parameter(
                            description = "name, or name@version; without a version the newest that is ready",
                            example = "lgfa-ravdess")
                    @PathVariable
                    String name,
            HttpServletRequest request) {
        return ModelCard.of(lookup.status(
                ModelReference.parse(name), RequestIdentity.of(request).caller()));
    }
}
