package org.affectlab.speech.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bodies of {@code POST /v1/speech/features} in its description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@RecordingBody
@ApiResponse(
        responseCode = "200",
        description = "Functionals of the recording or of each window",
        content = {
            @Content(
                    mediaType = "application/json",
                    schema = @Schema(implementation = FeatureAnswer.class),
                    examples = {
                        @ExampleObject(name = "whole", value = FeatureExamples.JSON),
                        @ExampleObject(name = "windows", value = FeatureExamples.WINDOWS)
                    }),
            @Content(
                    mediaType = "text/csv",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(name = "whole", value = FeatureExamples.CSV)),
            @Content(
                    mediaType = "application/x-ndjson",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(name = "windows", value = FeatureExamples.NDJSON)),
            @Content(
                    mediaType = "text/x-arff",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(name = "whole", value = FeatureExamples.ARFF))
        })
@interface FeatureExamples {
    String JSON =
            """
            {"set":"egemaps","title":"eGeMAPSv02",
             "functionals":{"F0semitoneFrom27.5Hz_sma3nz_amean":31.4,"loudness_sma3_amean":0.84},"durationMs":2575,
             "contours":{"hopMs":10,"names":["Loudness_sma3","F0semitoneFrom27.5Hz_sma3nz"],"values":[[0.81,31.2],[0.83,31.3]]},
             "provenance":{"parameterSet":"eGeMAPSv02","implementation":"affectlab-acoustics","version":"1","analysedMs":2575,
              "decoder":{"container":"flac","codec":"flac","sourceSampleRateHz":48000,"channels":1},
              "preprocessing":{"sampleRateHz":16000},"warnings":[]}}""";

    String WINDOWS =
            """
            {"set":"egemaps","title":"eGeMAPSv02","durationMs":2575,
             "windows":[{"startMs":0,"endMs":1000,"functionals":{"loudness_sma3_amean":0.84}},
              {"startMs":1000,"endMs":2000,"functionals":{"loudness_sma3_amean":0.71}}],
             "provenance":{"parameterSet":"eGeMAPSv02","implementation":"affectlab-acoustics","version":"1","analysedMs":2000,
              "decoder":{"container":"flac","codec":"flac","sourceSampleRateHz":48000,"channels":1},
              "preprocessing":{"sampleRateHz":16000,"windowMs":1000,"hopMs":1000,"windows":2},"warnings":[]}}""";

    String CSV =
            """
            startMs,endMs,F0semitoneFrom27.5Hz_sma3nz_amean,loudness_sma3_amean
            0,2575,31.4,0.84
            """;

    String NDJSON =
            """
            {"type":"window","startMs":0,"endMs":1000,"functionals":{"loudness_sma3_amean":0.84}}
            {"type":"summary","set":"egemaps","title":"eGeMAPSv02","durationMs":2575,"provenance":{"parameterSet":"eGeMAPSv02"}}
            """;

    String ARFF =
            """
            @relation 'eGeMAPSv02'

            @attribute 'startMs' numeric
            @attribute 'endMs' numeric
            @attribute 'loudness_sma3_amean' numeric

            @data
            0,2575,0.84
            """;
}
