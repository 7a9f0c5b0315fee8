package org.affectlab.pointcloud.api;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.web.AnalysisDoor;
import org.affectlab.servicekit.negotiation.CloudMediaTypes;
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

/** The class of every point of a cloud. What can be refused without the body is refused before it is read. Thread-safe. */
@RestController
@Tag(name = "pointclouds")
public final class SegmentationController {
    private final AnalysisDoor door;
    private final SegmentationAnalysis analysis;

    public SegmentationController(AnalysisDoor door, SegmentationAnalysis analysis) {
        this.door = requireNonNull(door, "door is null");
        this.analysis = requireNonNull(analysis, "analysis is null");
    }

    @PostMapping(
            path = "/v1/pointclouds/segmentations",
            consumes = {
                "application/octet-stream",
                CloudMediaTypes.LAS,
                CloudMediaTypes.LAZ,
                CloudMediaTypes.PLY,
                CloudMediaTypes.NPY,
                TableMediaTypes.CSV,
                "multipart/form-data",
                "application/zip",
                "application/x-zip-compressed"
            },
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                TableMediaTypes.NDJSON,
                TableMediaTypes.CSV,
                CloudMediaTypes.NPY,
                CloudMediaTypes.LAS,
                CloudMediaTypes.LAZ,
                CloudMediaTypes.PLY
            })
    @Operation(
            operationId = "pointcloudSegmentations",
            summary = "The class of every point of a cloud",
            description =
                    "The body is the file itself, or multipart with the part `file`: PLY, PCD, LAS, LAZ, XYZ or CSV, PTS, PTX, NPY, NPZ or KITTI BIN, known by its content; the content type need not be exact. "
                            + "The answer is a summary, or by `Accept` the classes of all points in the file's order: as an array, as CSV, or the cloud back as LAS, LAZ or PLY. "
                            + "With `Prefer: respond-async`, and always for a cloud over the synchronous limits, the answer is a job; a zip archive of clouds, or several parts `files`, is one with a line for each of them. "
                            + "Points without finite coordinates have the id 255.")
    @SegmentationExamples
    @MaybeJob
    @Problems({
        ProblemCode.EMPTY_BODY,
        ProblemCode.INVALID_PARAMETER,
        ProblemCode.MALFORMED_REQUEST,
        ProblemCode.UNKNOWN_MODEL,
        ProblemCode.UPLOAD_TIMEOUT,
        ProblemCode.TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        ProblemCode.UNKNOWN_FORMAT,
        ProblemCode.UNDECODABLE,
        ProblemCode.TOO_FEW_POINTS,
        ProblemCode.NO_EXTENT,
        ProblemCode.EXTENT_TOO_LARGE,
        ProblemCode.NOT_ACCEPTABLE,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.TOO_MANY_JOBS,
        ProblemCode.MODEL_FAILED,
        ProblemCode.OVERLOADED,
        ProblemCode.MODEL_NOT_READY,
        ProblemCode.DEADLINE_EXCEEDED
    })
    public ResponseEntity<Object> segmentations(
            @Parameter(description = "name, or name@version; see /v1/models", example = "stpc-aerial")
                    @RequestParam(name = "model", required = false)
                    @Nullable
                    String model,
            @Parameter(
                            description = "For files that do not say themselves what they are",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "csv", "kitti", "las", "laz", "npy", "npz", "pcd", "ply", "pts", "ptx",
                                                "xyz"
                                            }))
                    @RequestParam(name = SegmentationQueries.FORMAT, required = false)
                    @Nullable
                    String format,
            @Parameter(
                            description = "Of the coordinates; without it what the file says, else metres",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"m", "cm", "mm", "ft", "us-ft"}))
                    @RequestParam(name = SegmentationQueries.UNITS, required = false)
                    @Nullable
                    String units,
            @Parameter(
                            description = "The axis that points upwards",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"x", "y", "z", "-x", "-y", "-z"},
                                            defaultValue = "z"))
                    @RequestParam(name = SegmentationQueries.UP_AXIS, required = false)
                    @Nullable
                    String upAxis,
            @Parameter(description = "Whether cloud and CSV carry a probability of each class")
                    @RequestParam(name = "probabilities", required = false)
                    @Nullable
                    Boolean probabilities,
            @Parameter(description = "Whether cloud and CSV carry the entropy, as a share of the largest possible")
                    @RequestParam(name = "entropy", required = false)
                    @Nullable
                    Boolean entropy,
            @Parameter(
                            description = "What the answer as an array holds",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"classes", "probabilities", "entropy"},
                                            defaultValue = "classes"))
                    @RequestParam(name = SegmentationQueries.NPY, required = false)
                    @Nullable
                    String npy,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        return door.answer(
                analysis,
                new SegmentationParameters(model, format, units, upAxis, probabilities, entropy, npy),
                request,
                caller);
    }
}
