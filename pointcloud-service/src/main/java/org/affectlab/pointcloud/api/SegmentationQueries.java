package org.affectlab.pointcloud.api;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.affectlab.pointcloud.pipeline.SegmentationQuery;
import org.affectlab.pointcloud.pipeline.Units;
import org.affectlab.pointformats.cloud.PointCloudFormat;
import org.affectlab.pointscenes.UpAxis;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** From the query parameters of a request for a segmentation to what is found out. Stateless. */
final class SegmentationQueries {
    static final String FORMAT = "format";
    static final String UNITS = "units";
    static final String UP_AXIS = "upAxis";
    static final String NPY = "npy";

    private static final Map<String, PointCloudFormat> FORMATS = Map.ofEntries(
            Map.entry("ply", PointCloudFormat.PLY),
            Map.entry("pcd", PointCloudFormat.PCD),
            Map.entry("las", PointCloudFormat.LAS),
            Map.entry("laz", PointCloudFormat.LAZ),
            Map.entry("xyz", PointCloudFormat.TEXT),
            Map.entry("csv", PointCloudFormat.TEXT),
            Map.entry("pts", PointCloudFormat.PTS),
            Map.entry("ptx", PointCloudFormat.PTX),
            Map.entry("npy", PointCloudFormat.NPY),
            Map.entry("npz", PointCloudFormat.NPZ),
            Map.entry("kitti", PointCloudFormat.KITTI_BIN));

    private SegmentationQueries() {}

    /** @throws ProblemException INVALID_PARAMETER */
    static CloudContent content(SegmentationParameters parameters) {
        ArrayContent npy = parse(NPY, parameters.npy(), ArrayContent::ofId, "classes, probabilities, entropy")
                .orElse(ArrayContent.CLASSES);
        return new CloudContent(
                Boolean.TRUE.equals(parameters.probabilities()), Boolean.TRUE.equals(parameters.entropy()), npy);
    }

    /** @throws ProblemException INVALID_PARAMETER */
    static SegmentationQuery query(SegmentationParameters parameters, CloudContent content) {
        return new SegmentationQuery(
                parse(
                        FORMAT,
                        parameters.format(),
                        name -> Optional.ofNullable(FORMATS.get(name)),
                        String.join(", ", new TreeSet<>(FORMATS.keySet()))),
                parse(UNITS, parameters.units(), Units::ofSymbol, Units.symbols()),
                parse(UP_AXIS, parameters.upAxis(), UpAxis::ofSymbol, UpAxis.symbols())
                        .orElse(UpAxis.Z),
                content.needsProbabilities());
    }

    private static <T> Optional<T> parse(
            String name, @Nullable String value, Function<String, Optional<T>> parser, String allowed) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<T> parsed = parser.apply(value);
        if (parsed.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_PARAMETER, name + " must be one of " + allowed + ".");
        }
        return parsed;
    }
}
