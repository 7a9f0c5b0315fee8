package org.affectlab.inference.linear;

import java.io.IOException;
import java.util.List;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.InferenceEngine;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.ModelPackageException.Reason;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;

/**
 * Linear packages: one input {@value #INPUT} FLOAT32 (batch, features), one output {@value #OUTPUT} FLOAT32 (batch, labels). Stateless; no
 * native memory.
 */
public final class LinearEngine implements InferenceEngine {
    public static final String INPUT = "features";
    public static final String OUTPUT = "logits";

    @Override
    public EngineModel load(ModelPackage modelPackage) throws ModelPackageException {
        ModelManifest manifest = modelPackage.manifest();
        LinearParameters parameters =
                read(modelPackage.content(manifest.format().fileName()));
        requireSignature(manifest, parameters);
        return new LinearModel(manifest, new LinearMap(parameters));
    }

    private static LinearParameters read(byte[] archive) throws ModelPackageException {
        try {
            return LinearParameters.ofNpz(archive);
        } catch (IOException | IllegalArgumentException broken) {
            throw new ModelPackageException(
                    Reason.NOT_LOADABLE, "the archive holds no linear model: " + broken.getMessage(), broken);
        }
    }

    private static void requireSignature(ModelManifest manifest, LinearParameters parameters)
            throws ModelPackageException {
        TensorSpec input = TensorSpec.of(INPUT, TensorType.FLOAT32, parameters.features());
        TensorSpec output = TensorSpec.of(OUTPUT, TensorType.FLOAT32, parameters.labels());
        require(manifest.inputs().equals(List.of(input)), "takes one input " + text(input));
        require(manifest.outputs().equals(List.of(output)), "gives one output " + text(output));
        require(manifest.labels().size() == parameters.labels(), "has " + parameters.labels() + " labels");
    }

    private static String text(TensorSpec spec) {
        return spec.name() + " " + spec.dtype() + " " + spec.shape();
    }

    private static void require(boolean condition, String what) throws ModelPackageException {
        if (!condition) {
            throw new ModelPackageException(
                    Reason.SIGNATURE_MISMATCH, "the model " + what + ", the manifest says something else");
        }
    }
}
