package org.affectlab.pointcloud.model;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The standard codes of classes by name (LAS 1.4 R15, table 17; vegetation of no height as high vegetation, and other as unclassified, are our choice). Stateless. */
final class AsprsCodes {
    private static final Map<String, Integer> CODES = Map.ofEntries(
            Map.entry("other", 1),
            Map.entry("unclassified", 1),
            Map.entry("ground", 2),
            Map.entry("low vegetation", 3),
            Map.entry("medium vegetation", 4),
            Map.entry("high vegetation", 5),
            Map.entry("vegetation", 5),
            Map.entry("building", 6),
            Map.entry("noise", 7),
            Map.entry("water", 9),
            Map.entry("rail", 10),
            Map.entry("road", 11),
            Map.entry("road surface", 11),
            Map.entry("bridge deck", 17));

    private AsprsCodes() {}

    static OptionalInt of(String name) {
        Integer code = CODES.get(name.toLowerCase(Locale.ROOT));
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }
}
