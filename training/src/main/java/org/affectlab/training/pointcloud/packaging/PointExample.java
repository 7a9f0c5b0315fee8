package org.affectlab.training.pointcloud.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.pointformats.PointCloudReader;
import org.affectlab.pointformats.ReadOptions;
import org.affectlab.pointformats.cloud.PointCloud;
import org.affectlab.pointformats.cloud.PointCloudException;
import org.affectlab.pointgeometry.SphereSample;
import org.affectlab.pointgeometry.SphericalSampling;
import org.affectlab.pointscenes.Scene;
import org.affectlab.pointscenes.SceneBuilder;
import org.affectlab.pointscenes.SceneException;
import org.affectlab.pointscenes.SceneInput;
import org.affectlab.pointscenes.SceneInputs;
import org.affectlab.pointscenes.SceneRecipe;
import org.affectlab.training.network.ExportedModule;
import org.affectlab.training.network.NetworkArchive;
import org.jspecify.annotations.Nullable;

/**
 * {@code example.npz}: one input of a network on points and its logits, computed by the trainer's libtorch. Stateless; for a thread on which libtorch has
 * been started.
 */
final class PointExample {
    private PointExample() {}

    /**
     * @param file of a cloud; a made one when absent
     * @throws IOException if the module is not the archive's network, or its output is not finite
     */
    static void write(
            Path target, Path model, NetworkArchive.Description archive, SceneRecipe recipe, @Nullable Path file)
            throws IOException {
        Map<String, Tensor> arrays = inputs(recipe, file);
        try (ExportedModule module = ExportedModule.open(model)) {
            if (module.parameterCount() != archive.parameterCount()) {
                throw new IOException(model + " has " + module.parameterCount() + " parameters, the archive "
                        + archive.parameterCount());
            }
            Tensor logits = module.call("forward", List.copyOf(arrays.values()));
            for (float value : logits.toFloats()) {
                if (!Float.isFinite(value)) {
                    throw new IOException(model + " gives an output that is not finite");
                }
            }
            arrays.put("logits", logits);
        }
        NpzFile.write(target, arrays);
    }

    private static Map<String, Tensor> inputs(SceneRecipe recipe, @Nullable Path file) throws IOException {
        Scene scene;
        try {
            PointCloud cloud =
                    file == null ? MadeScene.cloud() : new PointCloudReader().read(file, ReadOptions.defaults());
            scene = new SceneBuilder(recipe, 1).build(cloud);
        } catch (SceneException | PointCloudException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        SphereSample sphere = new SphericalSampling(scene.inputTree(), recipe.inputPoints(), 0, 1).draw();
        SceneInput input = new SceneInputs(recipe, 1).of(scene, sphere.centre(), sphere.rows());
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        int size = input.size();
        int rows = input.upsampling().length;
        arrays.put("points", Tensor.ofFloats(input.points(), 1, size, 3));
        arrays.put(
                "features",
                Tensor.ofFloats(input.features(), 1, size, recipe.features().size()));
        arrays.put("neighbours", Tensor.ofInts(input.neighbours(), 1, rows, recipe.neighbours()));
        arrays.put("upsampling", Tensor.ofInts(input.upsampling(), 1, rows));
        return arrays;
    }
}
