package org.affectlab.training.config;

import java.util.List;
import org.affectlab.training.config.AlignmentSettings.Kind;

/** Methods across corpora by the names that commands, folders and pages use. Stateless. */
public final class NamedAlignment {
    /** Training on the source alone, what the others are compared with. */
    public static final String SOURCE_ONLY = "source-only";

    /** The target passes through the network, so batch normalisation hears it, but no loss does. */
    public static final String BATCH_STATISTICS = "batch-statistics";

    /** Implicit distribution alignment by a sparse W. */
    public static final String DIDAN = "didan";

    /** The same without sparsity: least squares. */
    public static final String NON_SPARSE = "non-sparse";

    private static final String MMD = "mmd";
    private static final List<String> NAMES = List.of(SOURCE_ONLY, BATCH_STATISTICS, DIDAN, NON_SPARSE, MMD);

    private NamedAlignment() {}

    /**
     * The method with the weight, sparsity and schedule of the settings, as FIXED asks for.
     *
     * @throws IllegalArgumentException if there is no such method
     */
    public static AlignmentSettings of(String name, AlignmentSettings fixed) {
        return switch (name) {
            case SOURCE_ONLY -> fixed.with(Kind.NONE, fixed.lambda(), fixed.alpha());
            case BATCH_STATISTICS -> fixed.with(Kind.MMD, 0, fixed.alpha());
            case DIDAN -> fixed.with(Kind.IDA, fixed.lambda(), fixed.alpha());
            case NON_SPARSE -> fixed.with(Kind.IDA, fixed.lambda(), 0);
            case MMD -> fixed.with(Kind.MMD, fixed.lambda(), fixed.alpha());
            default -> throw new IllegalArgumentException("unknown method " + name + "; there are " + NAMES);
        };
    }

    /** What {@link #of} calls it. */
    public static String nameOf(AlignmentSettings alignment) {
        return switch (alignment.kind()) {
            case NONE -> SOURCE_ONLY;
            case IDA -> alignment.alpha() == 0 ? NON_SPARSE : DIDAN;
            case MMD -> alignment.lambda() == 0 ? BATCH_STATISTICS : MMD;
        };
    }
}
