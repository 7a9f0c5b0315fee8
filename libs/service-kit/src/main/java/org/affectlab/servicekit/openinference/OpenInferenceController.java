package org.affectlab.servicekit.openinference;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.servicekit.access.RequestIdentity;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.openapi.Problems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the protocol tells of the server and its models. Thread-safe. */
@RestController
@Tag(name = "open inference")
public final class OpenInferenceController {
    private static final List<String> EXTENSIONS = List.of("binary_tensor_data", "model_repository", "schedule_policy");
    private static final String VERSION = "1";

    private final String service;
    private final ModelLookup lookup;
    private final BooleanSupplier ready;
    private final int maxBatchItems;

    /** @param ready whether the service takes requests and has every model that it must have */
    public OpenInferenceController(String service, ModelLookup lookup, BooleanSupplier ready, int maxBatchItems) {
        this.service = requireNonNull(service, "service is null");
        this.lookup = requireNonNull(lookup, "lookup is null");
        this.ready = requireNonNull(ready, "ready is null");
        this.maxBatchItems = maxBatchItems;
    }

    @GetMapping(path = "/v2", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Name and extensions of the server", operationId = "openInferenceServer")
    ServerMetadata server() {
        return new ServerMetadata("affectlab-" + service, VERSION, EXTENSIONS);
    }

    @GetMapping(path = "/v2/health/live", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Whether the server lives", operationId = "openInferenceLive")
    Map<String, Boolean> live() {
        return Map.of("live", true);
    }

    @GetMapping(path = "/v2/health/ready", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Whether the server takes requests", operationId = "openInferenceReady")
    @Problems(ProblemCode.SERVICE_UNAVAILABLE)
    Map<String, Boolean> ready() {
        if (!ready.getAsBoolean()) {
            throw new ProblemException(
                    ProblemCode.SERVICE_UNAVAILABLE, "The service is not ready; /v2/repository/index has its models.");
        }
        return Map.of("ready", true);
    }

    @GetMapping(
            path = {"/v2/models/{name}", "/v2/models/{name}/versions/{version}"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Inputs and outputs of a model", operationId = "openInferenceModel")
    @Problems({ProblemCode.UNKNOWN_MODEL, ProblemCode.MODEL_NOT_READY})
    ModelMetadata model(
            @PathVariable("name") String name,
            @PathVariable(name = "version", required = false) @Nullable String version,
            HttpServletRequest request) {
        String caller = RequestIdentity.of(request).caller();
        ModelStatus status = lookup.status(ModelPath.reference(name, version), caller);
        ModelManifest manifest = status.manifest();
        if (manifest == null) {
            throw notReady(status);
        }
        List<String> versions = lookup.list(caller).stream()
                .filter(other -> other.name().equals(name))
                .map(ModelStatus::version)
                .distinct()
                .toList();
        return ModelMetadata.of(manifest, status, versions, maxBatchItems);
    }

    @GetMapping(
            path = {"/v2/models/{name}/ready", "/v2/models/{name}/versions/{version}/ready"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Whether a model takes requests", operationId = "openInferenceModelReady")
    @Problems({ProblemCode.UNKNOWN_MODEL, ProblemCode.MODEL_NOT_READY})
    Map<String, Object> modelReady(
            @PathVariable("name") String name,
            @PathVariable(name = "version", required = false) @Nullable String version,
            HttpServletRequest request) {
        String caller = RequestIdentity.of(request).caller();
        ModelStatus status = lookup.status(ModelPath.reference(name, version), caller);
        if (status.state() != ModelState.READY) {
            throw notReady(status);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", name);
        answer.put("ready", true);
        return answer;
    }

    private static ProblemException notReady(ModelStatus status) {
        return new ProblemException(
                ProblemCode.MODEL_NOT_READY,
                "The model " + status.name() + "@" + status.version() + " takes no requests; /v1/models/"
                        + status.name() + "@" + status.version() + " says why.");
    }
}
