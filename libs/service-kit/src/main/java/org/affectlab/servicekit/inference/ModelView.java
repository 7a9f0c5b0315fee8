package org.affectlab.servicekit.inference;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.affectlab.inference.ModelState;
import org.affectlab.inference.ModelStatus;
import org.affectlab.inference.serving.ModelInspection;
import org.jspecify.annotations.Nullable;

/**
 * One package; {@code running} is missing while it is not in memory.
 *
 * @param since when the state began
 * @param loads successful ones so far
 * @param pinned required, so that it never makes room for others
 * @param freedBytes by how much the resident set fell when a model of this package was last freed; may be negative
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelView(
        String name,
        String version,
        @Nullable String digest,
        ModelState state,
        @Nullable String reason,
        List<String> warnings,
        boolean stable,
        boolean pinned,
        Instant since,
        int loads,
        long freedBytes,
        @Nullable RunningView running) {
    public ModelView {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        requireNonNull(since, "since is null");
        warnings = List.copyOf(warnings);
    }

    static ModelView of(ModelInspection seen) {
        ModelStatus status = seen.status();
        ModelInspection.Running running = seen.running();
        return new ModelView(
                status.name(),
                status.version(),
                status.digest(),
                status.state(),
                status.reason(),
                status.warnings(),
                status.stable(),
                seen.pinned(),
                seen.since(),
                seen.loads(),
                seen.freedBytes(),
                running == null ? null : RunningView.of(running));
    }
}
