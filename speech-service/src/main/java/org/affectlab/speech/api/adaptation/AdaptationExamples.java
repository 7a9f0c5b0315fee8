package org.affectlab.speech.api.adaptation;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bodies of {@code POST /v1/speech/adaptations} in its description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@RequestBody(
        required = true,
        description = "The archive; in a form it is the part `file`",
        content = {
            @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")),
            @Content(
                    mediaType = "multipart/form-data",
                    // In place: generators of clients lose a form that is a component.
                    schema = @Schema(type = "object", requiredProperties = "file"),
                    schemaProperties =
                            @SchemaProperty(
                                    name = "file",
                                    schema = @Schema(type = "string", format = "binary", description = "The archive")))
        })
@ApiResponse(
        responseCode = "200",
        description = "What the job's result is, at /v1/jobs/{id}/result; this call itself answers 202",
        content = {
            @Content(
                    mediaType = "application/json",
                    schema = @Schema(implementation = AdaptationAnswer.class),
                    examples = @ExampleObject(name = "adapted", value = AdaptationExamples.JSON)),
            @Content(
                    mediaType = "text/csv",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(name = "adapted", value = AdaptationExamples.CSV)),
            @Content(
                    mediaType = "application/x-ndjson",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(name = "adapted", value = AdaptationExamples.NDJSON))
        })
@interface AdaptationExamples {
    String JSON =
            """
            {"method":"aktlr","set":"egemaps","emotions":["angry","sad"],"settings":{"lambda":100.0,"tau":1.0,"mu":1.0},
             "source":{"name":"speech-corpora-egemaps","clips":900,"corpora":[{"name":"ravdess","licence":"CC BY-NC-SA 4.0","citation":"Livingstone and Russo (2018)"}],"problems":[]},
             "files":[{"item":"a.wav","emotion":"angry","probabilities":{"angry":0.62,"sad":0.38},"scores":{"angry":0.41,"sad":0.3}},
              {"item":"b.wav","problem":{"code":"TOO_SHORT","detail":"The recording lasts 50 ms; at least 200 ms are needed.","limit":200,"actual":50}}],
             "keptGroups":[{"group":"loudness","norm":0.8,"functionals":["loudness_sma3_amean"]}],"droppedGroups":["jitter"],
             "warnings":["FEW_FILES"],"package":{"name":"adapted-lab-a3ce929d0e0e4736","version":"1","digest":"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
             "converged":true,"provenance":{"functionals":"eGeMAPSv02","usableFiles":20,"scale":4.2,"scaleFittedOn":"HELD_OUT_SPEAKERS","sourceHeldOutUar":0.71,"unlikeSourceShare":0.06,"iterations":412}}""";

    String CSV =
            """
            item,emotion,angry,sad,code,detail
            a.wav,angry,0.62,0.38,,
            b.wav,,,,TOO_SHORT,The recording lasts 50 ms; at least 200 ms are needed.
            """;

    String NDJSON =
            """
            {"item":"a.wav","emotion":"angry","probabilities":{"angry":0.62,"sad":0.38},"scores":{"angry":0.41,"sad":0.3}}
            {"item":"b.wav","problem":{"code":"TOO_SHORT","detail":"The recording lasts 50 ms; at least 200 ms are needed.","limit":200,"actual":50}}
            """;
}
