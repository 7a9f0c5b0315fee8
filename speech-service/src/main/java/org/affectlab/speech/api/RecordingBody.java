package org.affectlab.speech.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the description of a request says that takes a recording. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
@RequestBody(
        required = true,
        description = "The recording",
        content = {
            @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")),
            @Content(
                    mediaType = "multipart/form-data",
                    // In place: generators of clients lose a form that is a component.
                    schema = @Schema(type = "object", requiredProperties = "file"),
                    schemaProperties =
                            @SchemaProperty(
                                    name = "file",
                                    schema =
                                            @Schema(type = "string", format = "binary", description = "The recording")))
        })
@interface RecordingBody {}
