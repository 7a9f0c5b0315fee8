package org.affectlab.training.align;

import org.affectlab.training.config.AlignmentSettings;
import org.jspecify.annotations.Nullable;

/** The alignment that settings name. Stateless. */
public final class Alignments {
    private Alignments() {}

    /** Null for none. */
    public static @Nullable Alignment of(AlignmentSettings settings) {
        return switch (settings.kind()) {
            case NONE -> null;
            case IDA -> new ImplicitAlignment(settings.alpha(), settings.scale());
            case MMD -> new MeanDiscrepancy(null);
        };
    }
}
