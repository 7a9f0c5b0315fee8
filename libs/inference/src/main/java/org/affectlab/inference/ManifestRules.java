package org.affectlab.inference;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the fields of a {@link ModelManifest} must satisfy. Stateless; every violation is an {@link IllegalArgumentException}. */
final class ManifestRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,31}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
    private static final Pattern CALLER = Pattern.compile("[!-~]{1,128}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_LABELS = 10_000;
    private static final int MAX_LABEL_LENGTH = 100;
    private static final int MAX_TENSORS = 32;
    private static final int MAX_FILES = 64;
    private static final double MAX_TOLERANCE = 0.1;

    private ManifestRules() {}

    static void checkName(String name) {
        check(NAME.matcher(requireNonNull(name, "name is null")).matches(), "not a model name: " + name);
    }

    static void checkVersion(String version) {
        check(VERSION.matcher(requireNonNull(version, "version is null")).matches(), "not a version: " + version);
    }

    static void checkTask(String task) {
        check(NAME.matcher(requireNonNull(task, "task is null")).matches(), "not a task: " + task);
    }

    static List<String> checkLabels(List<String> labels) {
        List<String> copy = List.copyOf(requireNonNull(labels, "labels is null"));
        check(copy.size() <= MAX_LABELS, "more than " + MAX_LABELS + " labels");
        check(new HashSet<>(copy).size() == copy.size(), "labels are not distinct: " + copy);
        for (String label : copy) {
            check(!label.isBlank() && label.length() <= MAX_LABEL_LENGTH, "not a label: '" + label + "'");
        }
        return copy;
    }

    static List<TensorSpec> checkSpecs(String field, List<TensorSpec> specs) {
        List<TensorSpec> copy = List.copyOf(requireNonNull(specs, field + " is null"));
        check(!copy.isEmpty() && copy.size() <= MAX_TENSORS, field + " must be 1 to " + MAX_TENSORS + " tensors");
        return copy;
    }

    static void checkDistinctNames(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        Set<String> names = new HashSet<>();
        inputs.forEach(spec -> check(names.add(spec.name()), "tensor name is used twice: " + spec.name()));
        outputs.forEach(spec -> check(names.add(spec.name()), "tensor name is used twice: " + spec.name()));
    }

    /** Whole numbers become {@code Long}, others {@code Double}, so that a manifest equals itself after a round trip. */
    static Map<String, Object> checkPreprocessing(Map<String, Object> preprocessing) {
        Map<String, Object> copy = new LinkedHashMap<>();
        requireNonNull(preprocessing, "preprocessing is null").forEach((key, value) -> {
            check(KEY.matcher(key).matches(), "not a preprocessing parameter: " + key);
            copy.put(key, scalar(key, value));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object scalar(String key, Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        check(
                (value instanceof Double || value instanceof Float) && Double.isFinite(((Number) value).doubleValue()),
                "preprocessing." + key + " must be a string, a boolean or a finite number");
        return ((Number) value).doubleValue();
    }

    static Map<String, Double> checkMetrics(Map<String, Double> metrics) {
        Map<String, Double> copy = new LinkedHashMap<>(requireNonNull(metrics, "metrics is null"));
        copy.forEach((key, value) -> {
            check(KEY.matcher(key).matches(), "not a metric: " + key);
            check(value != null && Double.isFinite(value), "metric " + key + " is not a finite number");
        });
        return Collections.unmodifiableMap(copy);
    }

    static void checkTolerance(Optional<Double> tolerance) {
        requireNonNull(tolerance, "exampleTolerance is null")
                .ifPresent(value -> check(
                        value > 0 && value <= MAX_TOLERANCE,
                        "exampleTolerance must be above 0 and at most " + MAX_TOLERANCE + ", not " + value));
    }

    static void checkOwner(Optional<String> owner) {
        requireNonNull(owner, "owner is null")
                .ifPresent(
                        caller -> check(CALLER.matcher(caller).matches(), "not a caller as owner: '" + caller + "'"));
    }

    static Map<String, String> checkFiles(Map<String, String> files) {
        Map<String, String> copy = new TreeMap<>(requireNonNull(files, "files is null"));
        check(copy.size() <= MAX_FILES, "more than " + MAX_FILES + " files");
        copy.forEach((file, digest) -> {
            checkFileName(file);
            check(digest != null && SHA_256.matcher(digest).matches(), "not a SHA-256 of " + file + ": " + digest);
        });
        return Collections.unmodifiableMap(copy);
    }

    /** Plain names only: no separators, no leading dot, so that no name leads out of the package's folder. */
    static void checkFileName(String file) {
        check(FILE.matcher(file).matches() && !file.equals(ManifestJson.FILE_NAME), "not a plain file name: " + file);
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }
}
