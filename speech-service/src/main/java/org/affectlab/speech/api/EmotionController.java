package org.affectlab.speech.api;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.affectlab.servicekit.admission.Admission;
import org.affectlab.servicekit.admission.Permit;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.negotiation.TableMediaTypes;
import org.affectlab.servicekit.openapi.Problems;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.speech.model.LeasedModel;
import org.affectlab.speech.model.SpeechEmotionModel;
import org.affectlab.speech.model.SpeechEmotionModels;
import org.affectlab.speech.pipeline.EmotionPipeline;
import org.affectlab.speech.pipeline.EmotionResult;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Emotion in a recording. What can be refused without the body is refused before it is read. Thread-safe. */
@RestController
@Tag(name = "speech")
public final class EmotionController {
    private final Admission admission;
    private final SpeechEmotionModels models;
    private final RecordingReader recordings;
    private final EmotionPipeline pipeline;

    public EmotionController(
            Admission admission, SpeechEmotionModels models, RecordingReader recordings, EmotionPipeline pipeline) {
        this.admission = requireNonNull(admission, "admission is null");
        this.models = requireNonNull(models, "models is null");
        this.recordings = requireNonNull(recordings, "recordings is null");
        this.pipeline = requireNonNull(pipeline, "pipeline is null");
    }

    @PostMapping(
            path = "/v1/speech/emotions",
            consumes = {"audio/*", "video/*", "application/ogg", "application/octet-stream", "multipart/form-data"},
            produces = {MediaType.APPLICATION_JSON_VALUE, TableMediaTypes.CSV, TableMediaTypes.NDJSON})
    @Operation(
            operationId = "speechEmotions",
            summary = "Emotion of a recording and of its windows",
            description =
                    "The body is the recording itself, or multipart with the part `file`. "
                            + "WAV, FLAC, MP3, AAC, Ogg (Vorbis, Opus), M4A and WebM are known by their content; the content type need not be exact.")
    @EmotionExamples
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
        ProblemCode.MODEL_FAILED,
        ProblemCode.OVERLOADED,
        ProblemCode.MODEL_NOT_READY,
        ProblemCode.DEADLINE_EXCEEDED
    })
    public EmotionAnswer emotions(
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
        try (Permit permit = admission.enter(caller);
                LeasedModel leased = models.lease(model, caller.deadline())) {
            SpeechEmotionModel classifier = leased.classifier();
            int hop = HopParameter.resolve(hopMs, classifier.format());
            permit.check(leased.served());
            try (RecordingReader.Recording recording = recordings.read(request, caller)) {
                EmotionResult result = pipeline.analyse(recording.audio(), hop, classifier, caller);
                return EmotionAnswers.of(result, recording.audio(), classifier);
            }
        }
    }
}
