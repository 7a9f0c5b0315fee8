package org.affectlab.servicekit.jobs;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a service can do in the background, by name. Immutable. */
public final class Analyses {
    private final Map<String, Analysis<?, ?>> byName;

    /** @throws IllegalStateException if two have the same name */
    public Analyses(Collection<Analysis<?, ?>> analyses) {
        byName = analyses.stream().collect(Collectors.toUnmodifiableMap(Analysis::name, Function.identity()));
    }

    public Optional<Analysis<?, ?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
