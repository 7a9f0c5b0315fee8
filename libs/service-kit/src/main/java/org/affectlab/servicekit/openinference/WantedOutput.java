package org.affectlab.servicekit.openinference;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One output that a client asks for.
 *
 * @param binary whether as binary data; null: as the request says for all outputs
 */
record WantedOutput(String name, @Nullable Boolean binary) {
    WantedOutput {
        requireNonNull(name, "name is null");
    }
}
