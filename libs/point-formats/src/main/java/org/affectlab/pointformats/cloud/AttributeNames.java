package org.affectlab.pointformats.cloud;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of the attributes whose meaning is known, whatever a format calls them.
 *
 * <p>Readers map the usual spellings onto them ({@code Intensity}, {@code scalar_Intensity}, {@code reflectance}, {@code r},
 * {@code diffuse_red} …), without regard to case (our choice of spellings). Where two columns of a file would get one name,
 * the first gets it and the other keeps its own.
 */
public final class AttributeNames {
    /**
     * Strength of the return, in the sensor's own unit. Full scale: of the integer's type; of a float 0 to 1 when no value
     * is above 1, else 0 to 255 when none is above 255, else 0 to 65535, each only when none is negative; otherwise what is
     * found. PTS: -2048 to 2047 by definition. KITTI: 0 to 1.
     */
    public static final String INTENSITY = "intensity";

    /** Number of this return within its pulse, from 1 on. */
    public static final String RETURN_NUMBER = "return_number";

    /** Returns of the pulse. */
    public static final String NUMBER_OF_RETURNS = "number_of_returns";

    /**
     * Colour, as {@link #GREEN} and {@link #BLUE}: UINT8 with full scale 255 or UINT16 with full scale 65535, one scale for
     * the three. 16-bit sources of which no value is above 255 count as 8-bit (many LAS files are written so). Floats: 0 to
     * 1 when none is above 1, else 0 to 255, else 0 to 65535; they are rounded into UINT8 in the first two cases, else into
     * UINT16; what is not finite becomes 0.
     */
    public static final String RED = "red";

    public static final String GREEN = "green";
    public static final String BLUE = "blue";

    /** ASPRS class code of the file. */
    public static final String CLASSIFICATION = "classification";

    /** Class of a labelled data set; codes are the data set's own. */
    public static final String LABEL = "label";

    /** Number of the object a point belongs to. */
    public static final String INSTANCE = "instance";

    /** What is loaded unless a caller asks for other things. */
    public static final Set<String> STANDARD =
            Set.of(INTENSITY, RETURN_NUMBER, NUMBER_OF_RETURNS, RED, GREEN, BLUE, CLASSIFICATION, LABEL, INSTANCE);

    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("i", INTENSITY),
            Map.entry("intensities", INTENSITY),
            Map.entry("reflectance", INTENSITY),
            Map.entry("remission", INTENSITY),
            Map.entry("returnnumber", RETURN_NUMBER),
            Map.entry("return", RETURN_NUMBER),
            Map.entry("numberofreturns", NUMBER_OF_RETURNS),
            Map.entry("num_returns", NUMBER_OF_RETURNS),
            Map.entry("r", RED),
            Map.entry("g", GREEN),
            Map.entry("b", BLUE),
            Map.entry("diffuse_red", RED),
            Map.entry("diffuse_green", GREEN),
            Map.entry("diffuse_blue", BLUE),
            Map.entry("class", CLASSIFICATION),
            Map.entry("labels", LABEL),
            Map.entry("semantic", LABEL),
            Map.entry("instances", INSTANCE),
            Map.entry("instance_id", INSTANCE));

    private static final String CLOUD_COMPARE_PREFIX = "scalar_";

    private AttributeNames() {}

    /** The standard name of what a file calls so, or the file's own name. */
    public static String standardName(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        if (lower.startsWith(CLOUD_COMPARE_PREFIX)) {
            lower = lower.substring(CLOUD_COMPARE_PREFIX.length());
        }
        if (STANDARD.contains(lower)) {
            return lower;
        }
        return SPELLINGS.getOrDefault(lower, fileName);
    }

    /** The axis (0, 1, 2) of a column that is called x, y or z, in either case; else -1. */
    public static int axis(String fileName) {
        return switch (fileName) {
            case "x", "X" -> 0;
            case "y", "Y" -> 1;
            case "z", "Z" -> 2;
            default -> -1;
        };
    }
}
