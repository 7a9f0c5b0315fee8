package org.affectlab.training.pointcloud.config;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.affectlab.training.config.Checks;

/**
 * Which scenes are held out.
 *
 * @param kind how
 * @param heldOut of {@link Kind#LEAVE_OUT}: names of scenes or of groups, such as {@code Area_5}; else empty
 */
public record PointProtocol(Kind kind, List<String> heldOut) {
    /** What {@link #of} understands, for help texts. */
    public static final String NAMES = "listed, folds, all, leave-out:NAME[,NAME ...]";

    private static final String LEAVE_OUT = "leave-out:";

    /** How scenes become sides. */
    public enum Kind {
        /** The data's own split: tiles.csv, Area 5 of S3DIS, the local split of Semantic3D, sequence 08 of SemanticKITTI. One fold. */
        LISTED,
        /** Those that are named. One fold. */
        LEAVE_OUT,
        /** One group after the other: six folds of S3DIS. */
        FOLDS,
        /** None: trained on everything, no test. */
        ALL
    }

    public PointProtocol {
        requireNonNull(kind, "protocol.kind is null");
        heldOut = List.copyOf(requireNonNull(heldOut, "protocol.heldOut is null"));
        Checks.check(
                heldOut.isEmpty() != (kind == Kind.LEAVE_OUT),
                "protocol.heldOut names scenes or groups for LEAVE_OUT, and for nothing else: " + heldOut);
    }

    /** @throws IllegalArgumentException if there is no such protocol */
    public static PointProtocol of(String name) {
        if (name.startsWith(LEAVE_OUT)) {
            return new PointProtocol(
                    Kind.LEAVE_OUT,
                    Arrays.asList(name.substring(LEAVE_OUT.length()).split(",")));
        }
        return switch (name) {
            case "listed" -> new PointProtocol(Kind.LISTED, List.of());
            case "folds" -> new PointProtocol(Kind.FOLDS, List.of());
            case "all" -> new PointProtocol(Kind.ALL, List.of());
            default -> throw new IllegalArgumentException("unknown protocol " + name + "; there are " + NAMES);
        };
    }

    /** The name that {@link #of} makes this of. */
    public String text() {
        return kind == Kind.LEAVE_OUT
                ? LEAVE_OUT + String.join(",", heldOut)
                : kind.name().toLowerCase(Locale.ROOT);
    }
}
