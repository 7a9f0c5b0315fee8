package org.affectlab.inference.serving;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.affectlab.inference.VersionOrder;
import org.jspecify.annotations.Nullable;

/** Which version a name means. Stateless. */
final class VersionChoice {
    private static final Comparator<String> ORDER = new VersionOrder();

    private VersionChoice() {}

    /**
     * Without a stable version the newest one that can be used. With one: that one, else the newest older one, else the newest.
     *
     * @param usable versions in any order
     */
    static Optional<String> of(Collection<String> usable, @Nullable String stable) {
        Optional<String> newest = usable.stream().max(ORDER);
        if (stable == null || usable.contains(stable)) {
            return stable == null ? newest : Optional.of(stable);
        }
        return usable.stream()
                .filter(version -> ORDER.compare(version, stable) < 0)
                .max(ORDER)
                .or(() -> newest);
    }
}
