package org.affectlab.pointformats.cloud;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The class of every point, in the order of the cloud, with the entropy and the probabilities of single classes where they
 * are wanted. Arrays are not copied: whoever hands them in must not change them. Then immutable, for many threads.
 */
public final class PointPredictions {
    /** The id of a point without a class, such as one whose coordinates are not finite. */
    public static final int NONE = 255;

    /** What LAS calls "created, never classified". */
    private static final int NEVER_CLASSIFIED = 0;

    /** Names that writers give to other columns. */
    private static final Set<String> TAKEN =
            Set.of("x", "y", "z", "red", "green", "blue", "label", "class_name", "entropy", "PredictedClassification");

    private final byte[] classIds;
    private final List<PointClass> classes;
    private final Optional<PointMeasure> entropy;
    private final Map<String, PointMeasure> probabilities;
    private final byte[] codes = new byte[NONE + 1];

    private PointPredictions(
            byte[] classIds,
            List<PointClass> classes,
            Optional<PointMeasure> entropy,
            Map<String, PointMeasure> probabilities) {
        this.classIds = classIds;
        this.classes = classes;
        this.entropy = entropy;
        this.probabilities = probabilities;
        codes[NONE] = NEVER_CLASSIFIED;
        classes.forEach(known -> codes[known.id()] = (byte) known.asprsCode());
    }

    /**
     * @param classIds a byte a point, unsigned: the id of one of the classes, or {@link #NONE}
     * @param classes with different ids and names
     */
    public static PointPredictions of(byte[] classIds, List<PointClass> classes) {
        boolean[] known = new boolean[NONE + 1];
        known[NONE] = true;
        for (PointClass pointClass : classes) {
            if (known[pointClass.id()]) {
                throw new IllegalArgumentException("two classes have the id " + pointClass.id());
            }
            known[pointClass.id()] = true;
        }
        long names = classes.stream()
                .map(pointClass -> pointClass.name().replace(' ', '_'))
                .distinct()
                .count();
        if (names < classes.size()) {
            throw new IllegalArgumentException("two classes have one name");
        }
        for (byte id : requireNonNull(classIds, "classIds is null")) {
            if (!known[id & 0xFF]) {
                throw new IllegalArgumentException("a point has the id " + (id & 0xFF) + ", which is no class");
            }
        }
        return new PointPredictions(classIds, List.copyOf(classes), Optional.empty(), Map.of());
    }

    /** @param values for each point, in the unit that the caller documents; asked for as they are written */
    public PointPredictions withEntropy(PointMeasure values) {
        return new PointPredictions(classIds, classes, Optional.of(values), probabilities);
    }

    /**
     * @param className of one of the classes, not the name of another column of an output, such as {@code red} or {@code
     *     label}
     * @param values for each point, 0 to 1; asked for as they are written
     */
    public PointPredictions withProbability(String className, PointMeasure values) {
        if (TAKEN.contains(className)
                || classes.stream().noneMatch(known -> known.name().equals(className))) {
            throw new IllegalArgumentException("no column can have the name " + className + " of a class");
        }
        Map<String, PointMeasure> more = new LinkedHashMap<>(probabilities);
        more.put(className, values);
        return new PointPredictions(classIds, classes, entropy, Collections.unmodifiableMap(more));
    }

    public int size() {
        return classIds.length;
    }

    public List<PointClass> classes() {
        return classes;
    }

    /** The id of a point's class, or {@link #NONE}. */
    public int classId(int point) {
        return classIds[point] & 0xFF;
    }

    /** The ASPRS code of a point's class, 0 without one. */
    public int asprsCode(int point) {
        return codes[classIds[point] & 0xFF] & 0xFF;
    }

    /**
     * Entropy and probabilities under the names that writers give them: {@code entropy}, then the classes' own names, in the
     * order in which they were added.
     */
    public Map<String, PointMeasure> measures() {
        Map<String, PointMeasure> measures = new LinkedHashMap<>();
        entropy.ifPresent(values -> measures.put("entropy", values));
        measures.putAll(probabilities);
        return Collections.unmodifiableMap(measures);
    }
}
