package org.affectlab.speech.api.adaptation;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.affectlab.servicekit.jobs.web.AnalysisDoor;
import org.affectlab.servicekit.openapi.MaybeJob;
import org.affectlab.servicekit.openapi.Problems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Adaptation to a new corpus. Always a job; what can be refused without the body is refused before it is read. Thread-safe. */
@RestController
@Tag(name = "speech")
public final class AdaptationController {
    private final AnalysisDoor door;
    private final AdaptationJob job;

    public AdaptationController(AnalysisDoor door, AdaptationJob job) {
        this.door = requireNonNull(door, "door is null");
        this.job = requireNonNull(job, "job is null");
    }

    @PostMapping(
            path = "/v1/speech/adaptations",
            consumes = {"application/zip", "application/x-zip-compressed", "multipart/form-data"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "speechAdaptations",
            summary = "A recogniser of emotions, adapted to recordings without labels",
            description =
                    "The body is a zip archive of recordings of your speakers: all of them are the target, but for what lies under `source/`. "
                            + "There you may put labelled recordings of your own to adapt from, as `source/angry/one.wav`, or with `source/labels.csv` (columns file, emotion, perhaps speaker); "
                            + "without them the packaged corpora are the source. The answer is always a job; its result has a prediction for each recording, the acoustic parameters that count, and the recogniser as a model of yours alone.")
    @AdaptationExamples
    @MaybeJob
    @Problems({
        ProblemCode.EMPTY_BODY,
        ProblemCode.INVALID_PARAMETER,
        ProblemCode.MALFORMED_REQUEST,
        ProblemCode.UPLOAD_TIMEOUT,
        ProblemCode.TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.NO_ITEMS,
        ProblemCode.TOO_FEW_ITEMS,
        ProblemCode.TOO_MANY_ITEMS,
        ProblemCode.NO_SOURCE,
        ProblemCode.TOO_MANY_JOBS,
        ProblemCode.OVERLOADED,
        ProblemCode.DEADLINE_EXCEEDED
    })
    public ResponseEntity<Object> adapt(
            @Parameter(description = "`aktlr`; DIDAN is trained offline", example = "aktlr")
                    @RequestParam(name = "method", defaultValue = "aktlr")
                    String method,
            @Parameter(
                            description =
                                    "Which of the source's emotions the recordings are thought to have; all of them if missing",
                            example = "angry,neutral,sad")
                    @RequestParam(name = "emotions", required = false)
                    @Nullable
                    String emotions,
            @Parameter(description = "Weight of the alignment of source and target, 0 to 1000000; 100 if missing")
                    @RequestParam(name = "lambda", required = false)
                    @Nullable
                    Double lambda,
            @Parameter(description = "How readily single functionals are dropped, 0 to 1000000; 5 if missing")
                    @RequestParam(name = "tau", required = false)
                    @Nullable
                    Double tau,
            @Parameter(description = "How readily whole acoustic parameters are dropped, 0 to 1000000; 1 if missing")
                    @RequestParam(name = "mu", required = false)
                    @Nullable
                    Double mu,
            @Parameter(description = "Becomes part of the model's name", example = "lab")
                    @RequestParam(name = "name", required = false)
                    @Nullable
                    String name,
            HttpServletRequest request)
            throws IOException {
        return door.job(job, AdaptationQuery.check(method, emotions, lambda, tau, mu, name), request);
    }
}
