package org.affectlab.pointcloud.api;

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

/** Bodies of {@code POST /v1/pointclouds/segmentations} in its description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@RequestBody(
        required = true,
        description = "The cloud",
        content = {
            @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/vnd.las", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/vnd.laszip", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/ply", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/x-npy", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")),
            @Content(
                    mediaType = "multipart/form-data",
                    // In place: generators of clients lose a form that is a component.
                    schema = @Schema(type = "object", requiredProperties = "file"),
                    schemaProperties =
                            @SchemaProperty(
                                    name = "file",
                                    schema = @Schema(type = "string", format = "binary", description = "The cloud")))
        })
@ApiResponse(
        responseCode = "200",
        description = "How many points there are of each class, or the class of every point",
        content = {
            @Content(
                    mediaType = "application/json",
                    schema = @Schema(implementation = SegmentationAnswer.class),
                    examples = @ExampleObject(name = "tile", value = SegmentationExamples.JSON)),
            @Content(
                    mediaType = "application/x-ndjson",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(name = "tile", value = SegmentationExamples.NDJSON)),
            @Content(
                    mediaType = "text/csv",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject(name = "tile", value = SegmentationExamples.CSV)),
            @Content(mediaType = "application/x-npy", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/vnd.las", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/vnd.laszip", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "application/ply", schema = @Schema(type = "string", format = "binary"))
        })
@interface SegmentationExamples {
    String JSON =
            """
            {"points":1900000,
             "classes":[
              {"id":0,"name":"ground","asprsCode":2,"colour":"#a0522d","count":1140000,"share":0.6,
               "box":{"min":[471100.0,5527900.0,101.2],"max":[471200.0,5528000.0,118.3]}},
              {"id":1,"name":"building","asprsCode":6,"colour":"#d2691e","count":760000,"share":0.4,
               "box":{"min":[471123.4,5527911.0,103.1],"max":[471180.2,5527987.5,121.9]}}],
             "provenance":{"model":"stpc-aerial","version":"1",
              "digest":"sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","analysedPoints":1900000,"ignoredPoints":0,"format":"LAZ",
              "preprocessing":{"units":"m","unitsFrom":"FILE","upAxis":"z","gridMetres":0.5,"gridPoints":412332,"inputPoints":4096,"inputs":240,
               "absentFeatures":[]},
              "content":{"probabilities":false,"entropy":false,"npy":"classes"},"warnings":[],"notes":[]}}""";

    String NDJSON =
            """
            {"type":"class","class":{"id":0,"name":"ground","asprsCode":2,"colour":"#a0522d","count":1140000,"share":0.6}}
            {"type":"class","class":{"id":1,"name":"building","asprsCode":6,"colour":"#d2691e","count":760000,"share":0.4}}
            {"type":"summary","points":1900000,"provenance":{"model":"stpc-aerial","version":"1"}}
            """;

    String CSV =
            """
            x,y,z,label,class_name
            471100.01,5527900.22,101.25,0,ground
            """;
}
