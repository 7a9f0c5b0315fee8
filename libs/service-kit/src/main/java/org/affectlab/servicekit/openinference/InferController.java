package org.affectlab.servicekit.openinference;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.serving.ModelLease;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.admission.Admission;
import org.affectlab.servicekit.admission.Permit;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.models.ModelLookup;
import org.affectlab.servicekit.openapi.Problems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.servicekit.upload.MemoryBudget;
import org.affectlab.servicekit.upload.MemoryLease;
import org.affectlab.servicekit.upload.Upload;
import org.affectlab.servicekit.upload.UploadReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Inference on tensors. One request is one lease on a model, so that all its items are answered by the same version. What can be refused
 * without the body is refused before it is read. Thread-safe.
 */
@RestController
@Tag(name = "open inference")
public final class InferController {
    private final Admission admission;
    private final ModelLookup models;
    private final UploadReader uploads;
    private final MemoryBudget memory;
    private final int maxBatchItems;
    private final InferRequestParser parser = new InferRequestParser();
    private final InferAnswer answers = new InferAnswer();

    /** @param maxBatchItems the largest batch of one request */
    public InferController(
            Admission admission, ModelLookup models, UploadReader uploads, MemoryBudget memory, int maxBatchItems) {
        this.admission = requireNonNull(admission, "admission is null");
        this.models = requireNonNull(models, "models is null");
        this.uploads = requireNonNull(uploads, "uploads is null");
        this.memory = requireNonNull(memory, "memory is null");
        this.maxBatchItems = maxBatchItems;
    }

    @PostMapping(
            path = {"/v2/models/{name}/infer", "/v2/models/{name}/versions/{version}/infer"},
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @Operation(
            operationId = "infer",
            summary = "Inference on tensors",
            description =
                    "The Open Inference Protocol with the binary tensor extension: `Inference-Header-Content-Length`"
                            + " says how much of the body is JSON, the rest is the inputs' `binary_data_size` bytes, in order,"
                            + " little-endian.")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")),
                @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The outputs",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")),
                @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE, schema = @Schema(type = "string"))
            })
    @Problems({
        ProblemCode.EMPTY_BODY,
        ProblemCode.INVALID_PARAMETER,
        ProblemCode.MALFORMED_REQUEST,
        ProblemCode.INVALID_TENSOR,
        ProblemCode.UNSUPPORTED_DATATYPE,
        ProblemCode.UNKNOWN_MODEL,
        ProblemCode.UPLOAD_TIMEOUT,
        ProblemCode.TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.NOT_FINITE,
        ProblemCode.MODEL_FAILED,
        ProblemCode.OVERLOADED,
        ProblemCode.MODEL_NOT_READY,
        ProblemCode.DEADLINE_EXCEEDED
    })
    public void infer(
            @PathVariable("name") String name,
            @PathVariable(name = "version", required = false) @Nullable String version,
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller)
            throws IOException {
        requirePlain(request);
        try (Permit permit = admission.enter(caller);
                ModelLease lease = models.lease(ModelPath.reference(name, version), null, caller)) {
            permit.check(lease.model());
            infer(lease.model(), request, response, caller);
        }
    }

    private void infer(ServedModel model, HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException {
        try (Upload upload = uploads.read(request, caller.deadline());
                MemoryLease tensors = memory.open()) {
            byte[] body = upload.content();
            InferRequest parsed = parser.parse(body, HeaderLength.of(request, body.length), tensors);
            InferItems items = InferItems.of(model.manifest(), parsed, maxBatchItems);
            ItemBatch batch =
                    new ItemBatch(model, parsed.priority(), caller.until(nearer(caller.deadline(), parsed.timeout())));
            answers.write(response, model, parsed, items, infer(batch, items.items()));
        }
    }

    private static List<List<Tensor>> infer(ItemBatch batch, List<List<Tensor>> items) {
        try {
            return batch.infer(items);
        } catch (InferenceException refused) {
            if (refused.code() == InferenceException.Code.INVALID_INPUT) {
                // Here the tensors are the client's, so what the model refuses is the client's to mend.
                throw Invalid.tensor("The model refused an input: " + refused.getMessage() + ".");
            }
            throw refused;
        }
    }

    private static Deadline nearer(Deadline deadline, @Nullable Duration timeout) {
        if (timeout == null || timeout.compareTo(deadline.remaining()) >= 0) {
            return deadline;
        }
        Instant own = deadline.clock().instant().plus(timeout);
        return new Deadline(own, deadline.clock());
    }

    private static void requirePlain(HttpServletRequest request) {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The body must be sent without a Content-Encoding.");
        }
    }
}
