package org.affectlab.inference.ensemble;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;

/** Whether a package can be a member: it must take and give what the ensemble takes and gives. Stateless. */
public final class MemberForm {
    /** What a package says of windows; those of a member with shorter windows are not the ensemble's. */
    private static final List<String> WINDOWS = List.of("windowSamples", "hopMs");

    private MemberForm() {}

    /** @throws ModelPackageException {@code SIGNATURE_MISMATCH} if a package of this manifest cannot be the ensemble's member */
    public static void require(ModelManifest ensemble, EnsembleMember member, ModelManifest own)
            throws ModelPackageException {
        windows(ensemble, member, own);
    }

    /**
     * Where the member's windows lie; empty if it takes what the ensemble takes.
     *
     * @throws ModelPackageException {@code SIGNATURE_MISMATCH} if it cannot be a member
     */
    static Optional<MemberWindows> windows(ModelManifest ensemble, EnsembleMember member, ModelManifest own)
            throws ModelPackageException {
        if (!alike(ensemble, own, member.hop().isPresent())) {
            throw mismatch(
                    member,
                    "has another task, owner, batch size, input, output or label than the ensemble, or an output that is not FLOAT32");
        }
        if (member.hop().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MemberWindows.of(
                    ensemble.inputs(), own.inputs(), member.hop().get()));
        } catch (IllegalArgumentException e) {
            throw mismatch(member, String.valueOf(e.getMessage()));
        }
    }

    private static boolean alike(ModelManifest ensemble, ModelManifest own, boolean windowed) {
        return ensemble.task().equals(own.task())
                && ensemble.labels().equals(own.labels())
                && (windowed || ensemble.inputs().equals(own.inputs()))
                && ensemble.outputs().equals(own.outputs())
                && preprocessing(ensemble, windowed).equals(preprocessing(own, windowed))
                && ensemble.owner().equals(own.owner())
                && own.batching().maxBatchSize() >= ensemble.batching().maxBatchSize()
                && ensemble.outputs().stream().map(TensorSpec::dtype).allMatch(TensorType.FLOAT32::equals);
    }

    private static Map<String, Object> preprocessing(ModelManifest manifest, boolean windowed) {
        Map<String, Object> rest = new HashMap<>(manifest.preprocessing());
        if (windowed) {
            WINDOWS.forEach(rest::remove);
        }
        return rest;
    }

    private static ModelPackageException mismatch(EnsembleMember member, String problem) {
        return new ModelPackageException(Reason.SIGNATURE_MISMATCH, "member " + member + " " + problem);
    }
}
