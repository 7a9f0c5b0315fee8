package org.affectlab.inference.serving;

import java.time.Instant;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelState;
import org.jspecify.annotations.Nullable;

/**
 * Where one package stands. Immutable, so that readers see it whole.
 *
 * @param state of the package; with {@code loaded} the state of that model counts instead
 * @param since when the state began
 * @param reason why it is failed or unloaded
 * @param warning why a replacement was refused while {@code loaded} goes on
 * @param manifest of what serves, else of what was read last
 * @param digest of what serves, else of what was verified last
 * @param loaded what serves; null if nothing does
 * @param held unloaded by hand: only a load by hand brings it back
 * @param loads successful ones so far
 */
record Standing(
        ModelState state,
        Instant since,
        @Nullable String reason,
        @Nullable String warning,
        @Nullable ModelManifest manifest,
        @Nullable String digest,
        @Nullable LoadedModel loaded,
        boolean held,
        int loads) {

    static Standing begin(Instant now) {
        return new Standing(ModelState.LOADING, now, null, null, null, null, null, false, 0);
    }

    /** The same package in another state in which nothing serves. */
    Standing in(ModelState other, @Nullable String why, Instant now) {
        return new Standing(other, now, why, null, manifest, digest, null, held, loads);
    }

    Standing known(@Nullable ModelManifest other, @Nullable String otherDigest) {
        return new Standing(state, since, reason, warning, other, otherDigest, loaded, held, loads);
    }

    Standing warned(@Nullable String other) {
        return new Standing(state, since, reason, other, manifest, digest, loaded, held, loads);
    }

    Standing heldIs(boolean other) {
        return new Standing(state, since, reason, warning, manifest, digest, loaded, other, loads);
    }

    Standing serving(LoadedModel model, Instant now) {
        ServedModel served = model.model();
        return new Standing(
                ModelState.READY, now, null, null, served.manifest(), served.digest(), model, false, loads + 1);
    }
}
