package org.affectlab.servicekit.jobs;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a service can do in the background, by name. Immutable. */
public final class JobKinds {
    private final Map<String, JobKind> byName;

    /** @throws IllegalStateException if two have the same name */
    public JobKinds(Collection<JobKind> kinds) {
        byName = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, Function.identity()));
    }

    public Optional<JobKind> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
