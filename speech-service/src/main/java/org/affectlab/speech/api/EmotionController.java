package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

/** Emotion in a recording. What can be refused without the body is refused before it is read. Thread-safe. */
@RestController
@Tag(name = "speech")
public final class EmotionController {
    private final AnalysisDoor door;
    private final EmotionAnalysis analysis;

    public EmotionController(AnalysisDoor door, EmotionAnalysis analysis) {
        this.door = requireNonNull(door, "door is null");
        this.analysis = requireNonNull(analysis, "analysis is null");
    }

    @PostMapping(
            path = "/v1/speech/emotions",
            consumes = {
                "audio/*",
                "video/*",
                "application/ogg",
                "application/octet-stream",
                "multipart/form-data",
                "application/zip",
                "application/x-zip-compressed"
            },
            produces = {MediaType.APPLICATION_JSON_VALUE, TableMediaTypes.CSV, TableMediaTypes.NDJSON})
    @Operation(
            operationId = "speechEmotions",
            summary = "Emotion of a recording and of its windows",
            description =
                    "The body is the recording itself, or multipart with the part `file`. "
                            + "With `Prefer: respond-async`, and always for a body over the synchronous limit, the answer is a job; a zip archive of recordings, or several parts `files`, is one with a line for each of them. "
                            + "WAV, FLAC, MP3, AAC, Ogg (Vorbis, Opus), M4A, WebM and AVI are known by their content; the content type need not be exact.")
    @EmotionExamples
    @MaybeJob
    @Problems({
        ProblemCode.EMPTY_BODY,
        ProblemCode.INVALID_PARAMETER,
        ProblemCode.MALFORMED_REQUEST,
        ProblemCode.UNKNOWN_MODEL,
        ProblemCode.UPLOAD_TIMEOUT,
        ProblemCode.TOO_LARGE,
        ProblemCode.TOO_LONG,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.UNKNOWN_FORMAT,
        ProblemCode.UNDECODABLE,
        ProblemCode.NO_AUDIO,
        ProblemCode.TOO_SHORT,
        ProblemCode.SILENT,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.TOO_MANY_JOBS,
        ProblemCode.MODEL_FAILED,
        ProblemCode.OVERLOADED,
        ProblemCode.MODEL_NOT_READY,
        ProblemCode.DEADLINE_EXCEEDED
    })
    public ResponseEntity<Object> emotions(
            @Parameter(description = "name, or name@version; see /v1/models", example = "lgfa-ravdess")
                    @RequestParam(name = "model", required = false)
                    @Nullable
                    String model,
            @Parameter(description = "From one window to the next, 160 ms to the window's length", example = "1280")
                    @RequestParam(name = HopParameter.NAME, required = false)
                    @Nullable
                    Integer hopMs,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        return door.answer(analysis, new EmotionParameters(model, hopMs), request, caller);
    }
}
