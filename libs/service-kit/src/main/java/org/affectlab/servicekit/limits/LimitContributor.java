package org.affectlab.servicekit.limits;

import java.util.SortedMap;

/** A bean of this type adds limits to {@code GET /v1/limits}. Names are camelCase and carry their unit: {@code maxDurationMs}. */
@FunctionalInterface
public interface LimitContributor {
    /** The limits in force at this moment; names are unique in a service. */
    SortedMap<String, Long> limits();
}
