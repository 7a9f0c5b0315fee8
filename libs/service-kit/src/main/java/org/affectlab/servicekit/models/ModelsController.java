package org.affectlab.servicekit.models;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.affectlab.servicekit.access.RequestIdentity;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.openapi.Problems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The models that a caller may use, their cards, and the end of those that are the caller's own. Thread-safe. */
@RestController
@Tag(name = "models")
public final class ModelsController {
    private final ModelLookup lookup;
    private final OwnModels own;

    public ModelsController(ModelLookup lookup, OwnModels own) {
        this.lookup = requireNonNull(lookup, "lookup is null");
        this.own = requireNonNull(own, "own is null");
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

    @DeleteMapping(path = "/v1/models/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a model of your own",
            description =
                    "Its package is deleted, and it is no longer there for anything that comes after the answer; requests that use it"
                            + " end on it. Models that everybody sees cannot be deleted. After 504 it is deleted, but may be listed a little longer.",
            operationId = "deleteModel")
    @Problems({ProblemCode.UNKNOWN_MODEL, ProblemCode.FORBIDDEN, ProblemCode.DEADLINE_EXCEEDED})
    public void delete(
            @Parameter(
                            description = "name, which means all versions of it, or name@version",
                            example = "adapted-study-4bf92f3577b34da6")
                    @PathVariable
                    String name,
            HttpServletRequest request,
            Deadline deadline)
            throws IOException {
        own.remove(ModelReference.parse(name), RequestIdentity.of(request).caller(), deadline);
    }
}
