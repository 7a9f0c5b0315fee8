package org.affectlab.servicekit.openinference;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.affectlab.access.Identity;
import org.affectlab.access.Scope;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.servicekit.access.RequestIdentity;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.models.ModelReference;
import org.affectlab.servicekit.openapi.Problems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The model repository extension: what there is for the caller, and, with the scope {@code admin}, all that there is, loading and unloading.
 * A load or unload that outlasts its request goes on. Thread-safe.
 */
@RestController
@Tag(name = "open inference")
public final class RepositoryController {
    private final ModelRepository repository;
    private final ModelLookup lookup;
    private final RepositoryRequests requests;

    public RepositoryController(ModelRepository repository, ModelLookup lookup, RepositoryRequests requests) {
        this.repository = requireNonNull(repository, "repository is null");
        this.lookup = requireNonNull(lookup, "lookup is null");
        this.requests = requireNonNull(requests, "requests is null");
    }

    @GetMapping(path = "/v2/repository/index", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All packages and their states", operationId = "openInferenceIndex")
    @Problems(ProblemCode.INVALID_PARAMETER)
    List<IndexEntry> index(
            @RequestParam(name = "ready", defaultValue = "false") boolean ready, HttpServletRequest request) {
        return packages(RequestIdentity.of(request)).stream()
                .map(IndexEntry::of)
                .filter(entry -> !ready || entry.isReady())
                .toList();
    }

    @PostMapping(path = "/v2/repository/index", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All packages and their states", operationId = "openInferenceIndexAsPost")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    @Problems({ProblemCode.MALFORMED_REQUEST, ProblemCode.TOO_LARGE, ProblemCode.UPLOAD_TIMEOUT})
    List<IndexEntry> index(HttpServletRequest request, Deadline deadline) throws IOException {
        return index(requests.read(request, deadline).ready(), request);
    }

    private List<ModelStatus> packages(Identity identity) {
        return identity.may(Scope.ADMIN) ? repository.list() : lookup.list(identity.caller());
    }

    @PostMapping(path = "/v2/repository/models/{name}/load", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Load a model, or load it anew",
            description = "`parameters.version` says which version; without it the stable one, else the newest."
                    + " Until the new one is ready, and if it cannot be served, the old one goes on.",
            operationId = "openInferenceLoad")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    @Problems({
        ProblemCode.MALFORMED_REQUEST,
        ProblemCode.INVALID_PARAMETER,
        ProblemCode.UNAUTHORIZED,
        ProblemCode.FORBIDDEN,
        ProblemCode.UNKNOWN_MODEL,
        ProblemCode.TOO_LARGE,
        ProblemCode.MODEL_NOT_LOADABLE,
        ProblemCode.DEADLINE_EXCEEDED
    })
    IndexEntry load(@PathVariable("name") String name, HttpServletRequest request, Deadline deadline)
            throws IOException {
        RequestIdentity.require(request, Scope.ADMIN);
        ModelReference model = requests.model(name, request, deadline);
        ModelStatus status = await(repository.load(model.name(), model.version()), model, deadline);
        if (status.state() != ModelState.READY) {
            throw new ProblemException(
                    ProblemCode.MODEL_NOT_LOADABLE,
                    "The model " + status.name() + "@" + status.version() + " is " + status.state() + ": "
                            + status.reason());
        }
        return IndexEntry.of(status);
    }

    @PostMapping(path = "/v2/repository/models/{name}/unload", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Take a model out of service",
            description = "`parameters.version` says which version; without it all of them.",
            operationId = "openInferenceUnload")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    @Problems({
        ProblemCode.MALFORMED_REQUEST,
        ProblemCode.INVALID_PARAMETER,
        ProblemCode.UNAUTHORIZED,
        ProblemCode.FORBIDDEN,
        ProblemCode.UNKNOWN_MODEL,
        ProblemCode.TOO_LARGE,
        ProblemCode.DEADLINE_EXCEEDED
    })
    IndexEntry unload(@PathVariable("name") String name, HttpServletRequest request, Deadline deadline)
            throws IOException {
        RequestIdentity.require(request, Scope.ADMIN);
        ModelReference model = requests.model(name, request, deadline);
        return IndexEntry.of(await(repository.unload(model.name(), model.version()), model, deadline));
    }

    private static ModelStatus await(CompletableFuture<ModelStatus> change, ModelReference model, Deadline deadline) {
        try {
            return deadline.await(change);
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.causedBy(
                    ProblemCode.UNKNOWN_MODEL,
                    "There is no model " + model + "; /v2/repository/index lists all.",
                    unknown);
        }
    }
}
