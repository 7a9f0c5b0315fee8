package org.affectlab.speech.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bodies of {@code POST /v1/speech/emotions} in its description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@RecordingBody
@ApiResponse(
        responseCode = "200",
        description = "The emotion of the recording and of each window",
        content = {
            @Content(
                    mediaType = "application/json",
                    schema = @Schema(implementation = EmotionAnswer.class),
                    examples = @ExampleObject(name = "angry", value = EmotionExamples.JSON)),
            @Content(
                    mediaType = "text/csv",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(name = "angry", value = EmotionExamples.CSV)),
            @Content(
                    mediaType = "application/x-ndjson",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(name = "angry", value = EmotionExamples.NDJSON))
        })
@interface EmotionExamples {
    String JSON =
            """
            {"emotion":"angry","probabilities":{"neutral":0.19,"angry":0.81},"durationMs":2575,
             "timeline":[{"startMs":0,"endMs":2575,"emotion":"angry","probabilities":{"neutral":0.19,"angry":0.81}}],
             "provenance":{"model":"lgfa-ravdess","version":"1",
              "digest":"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","analysedMs":2575,
              "decoder":{"container":"flac","codec":"flac","sourceSampleRateHz":48000,"channels":1},
              "preprocessing":{"sampleRateHz":16000,"windowMs":2575,"hopMs":1280,"windows":1},"warnings":[]}}""";

    String CSV = """
            startMs,endMs,emotion,neutral,angry
            0,2575,angry,0.19,0.81
            """;

    String NDJSON =
            """
            {"type":"window","startMs":0,"endMs":2575,"emotion":"angry","probabilities":{"neutral":0.19,"angry":0.81}}
            {"type":"summary","emotion":"angry","probabilities":{"neutral":0.19,"angry":0.81},"durationMs":2575,"provenance":{"model":"lgfa-ravdess"}}
            """;
}
