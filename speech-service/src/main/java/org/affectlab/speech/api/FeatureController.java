package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.web.AnalysisDoor;
import org.affectlab.servicekit.negotiation.TableMediaTypes;
import org.affectlab.servicekit.openapi.MaybeJob;
import org.affectlab.servicekit.openapi.Problems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Acoustic parameters of a recording. What can be refused without the body is refused before it is read. Thread-safe. */
@RestController
@Tag(name = "speech")
public final class FeatureController {
    private final AnalysisDoor door;
    private final FeatureAnalysis analysis;

    public FeatureController(AnalysisDoor door, FeatureAnalysis analysis) {
        this.door = requireNonNull(door, "door is null");
        this.analysis = requireNonNull(analysis, "analysis is null");
    }

    @PostMapping(
            path = "/v1/speech/features",
            consumes = {
                "audio/*",
                "video/*",
                "application/ogg",
                "application/octet-stream",
                "multipart/form-data",
                "application/zip",
                "application/x-zip-compressed"
            },
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                TableMediaTypes.CSV,
                TableMediaTypes.NDJSON,
                TableMediaTypes.ARFF
            })
    @Operation(
            operationId = "speechFeatures",
            summary = "Acoustic parameters of a recording or of its windows",
            description =
                    "The body is the recording itself, or multipart with the part `file`. "
                            + "With `Prefer: respond-async`, and always for a body over the synchronous limit, the answer is a job; a zip archive of recordings, or several parts `files`, is one with a line for each of them. "
                            + "WAV, FLAC, MP3, AAC, Ogg (Vorbis, Opus), M4A, WebM and AVI are known by their content; the content type need not be exact. "
                            + "Names are those that the field knows. A window is computed from its own samples alone, as if it had been cut out; only whole windows are. Contours are in JSON alone.")
    @FeatureExamples
    @MaybeJob
    @Problems({
        ProblemCode.EMPTY_BODY,
        ProblemCode.INVALID_PARAMETER,
        ProblemCode.MALFORMED_REQUEST,
        ProblemCode.UPLOAD_TIMEOUT,
        ProblemCode.TOO_LARGE,
        ProblemCode.TOO_LONG,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.UNKNOWN_FORMAT,
        ProblemCode.UNDECODABLE,
        ProblemCode.NO_AUDIO,
        ProblemCode.TOO_SHORT,
        ProblemCode.SILENT,
        ProblemCode.NOT_FINITE,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.TOO_MANY_JOBS,
        ProblemCode.OVERLOADED,
        ProblemCode.DEADLINE_EXCEEDED
    })
    public ResponseEntity<Object> features(
            @Parameter(
                            description = "The parameter set",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"egemaps", "gemaps", "is09"},
                                            defaultValue = "egemaps"))
                    @RequestParam(name = FeatureQueries.SET, required = false)
                    @Nullable
                    String set,
            @Parameter(
                            description = "Length of the windows, from the set's shortest (70 ms, is09 45 ms); "
                                    + "without it the recording is taken as a whole",
                            example = "1000")
                    @RequestParam(name = FeatureQueries.WINDOW, required = false)
                    @Nullable
                    Integer windowMs,
            @Parameter(
                            description =
                                    "From one window to the next, 10 ms to the window's length, which is the default",
                            example = "500")
                    @RequestParam(name = FeatureQueries.HOP, required = false)
                    @Nullable
                    Integer hopMs,
            @Parameter(description = "Low-level descriptors every 10 ms, too; not with windowMs")
                    @RequestParam(name = FeatureQueries.CONTOURS, required = false)
                    @Nullable
                    Boolean contours,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        return door.answer(analysis, new FeatureParameters(set, windowMs, hopMs, contours), request, caller);
    }
}
