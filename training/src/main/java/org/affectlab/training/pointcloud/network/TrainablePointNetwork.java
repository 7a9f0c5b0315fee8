package org.affectlab.training.pointcloud.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.inference.Dimension;
import org.affectlab.pointscenes.LabelledScene;
import org.affectlab.pointscenes.PointSegmenter;
import org.affectlab.pointscenes.SceneInput;
import org.affectlab.pointscenes.SceneRecipe;
import org.affectlab.training.autograd.HeldNumbers;
import org.affectlab.training.network.ArchiveTensor;
import org.affectlab.training.network.NetworkArchive;
import org.affectlab.training.network.NetworkModule;
import org.affectlab.training.network.ParameterDeclaration;
import org.affectlab.training.network.StepClock;

/**
 * A network on points that can be trained: {@code forward(points, features, neighbours, upsampling) → (batch, N, classes)} logits, and {@code regularised} with the same inputs, which gives a regulariser
 * besides. For one thread, and owns its {@link NetworkModule}.
 */
public final class TrainablePointNetwork implements PointSegmenter, AutoCloseable {
    private final NetworkModule module;
    private final NetworkArchive.Description description;
    private final int batchSize;

    private TrainablePointNetwork(NetworkModule module, NetworkArchive.Description description, int batchSize) {
        this.module = module;
        this.description = description;
        this.batchSize = batchSize;
    }

    /**
     * Loads the archive onto the device; libtorch must have been started.
     *
     * @param batchSize of whole scenes
     * @throws IOException if the archive is of no network on points, or not of one that takes what the recipe makes
     */
    public static TrainablePointNetwork open(NetworkArchive archive, SceneRecipe recipe, int batchSize, Device device)
            throws IOException {
        checkInputs(archive.description(), recipe);
        return new TrainablePointNetwork(NetworkModule.open(archive, device), archive.description(), batchSize);
    }

    /** The same network as {@link #write} wrote it, its own parameters and statistics in it. */
    public TrainablePointNetwork reopened(byte[] written) throws IOException {
        return new TrainablePointNetwork(
                NetworkModule.open(
                        written, description.parameters(), module.manager().getDevice()),
                description,
                batchSize);
    }

    private static void checkInputs(NetworkArchive.Description description, SceneRecipe recipe) throws IOException {
        if (description.parameters().stream().anyMatch(ParameterDeclaration::isTrainingStatistic)) {
            throw new IOException("network " + description.network()
                    + " asks for statistics of recordings, which training on points does not measure");
        }
        check(description.input("points"), recipe.inputPoints(), 3);
        check(
                description.input("features"),
                recipe.inputPoints(),
                recipe.features().size());
        check(description.input("neighbours"), recipe.levelRows(), recipe.neighbours());
        check(description.input("upsampling"), recipe.levelRows());
    }

    private static void check(ArchiveTensor tensor, int... sizes) throws IOException {
        List<Dimension> wanted = new ArrayList<>(List.of(Dimension.batch()));
        Arrays.stream(sizes).forEach(size -> wanted.add(Dimension.fixed(size)));
        if (!tensor.shape().equals(wanted)) {
            throw new IOException("the recipe makes " + tensor.name() + " of shape " + wanted + ", the network takes "
                    + tensor.shape());
        }
    }

    public NetworkModule module() {
        return module;
    }

    @Override
    public int classes() {
        return description.classes();
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public List<float[]> probabilities(List<SceneInput> inputs) {
        float[] all = module.evaluate(scope -> {
            NDArray logits =
                    module.call(scope, "forward", arrays(scope, inputs)).get(0);
            return logits.softmax(2).toFloatArray();
        });
        List<float[]> probabilities = new ArrayList<>();
        int size = all.length / inputs.size();
        for (int item = 0; item < inputs.size(); item++) {
            probabilities.add(Arrays.copyOfRange(all, item * size, (item + 1) * size));
        }
        return List.copyOf(probabilities);
    }

    /** Lets batch normalisation see a batch as in training; parameters do not change. */
    public void rehearse(List<SceneInput> inputs) {
        module.rehearse(
                scope -> module.call(scope, "forward", arrays(scope, inputs)).size());
    }

    /**
     * One forward and backward pass with dropout on. The gradients stay in the parameters until the optimiser takes them.
     *
     * @param classWeights one a class
     * @param regulariserWeight 0: the regulariser is not asked for
     */
    public StepLoss lossAndGradients(
            PointBatch batch, float[] classWeights, double regulariserWeight, StepClock clock) {
        return module.train(scope -> {
            NDArray[] inputs = arrays(scope, batch.inputs());
            NDList outputs = module.call(scope, regulariserWeight > 0 ? "regularised" : "forward", inputs);
            NDArray crossEntropy = crossEntropy(scope, outputs.get(0), batch, classWeights);
            NDArray loss = crossEntropy;
            double regulariser = 0;
            if (regulariserWeight > 0) {
                regulariser = outputs.get(1).getFloat();
                loss = crossEntropy.add(new HeldNumbers(scope).times(outputs.get(1), regulariserWeight));
            }
            StepLoss values = new StepLoss(loss.getFloat(), crossEntropy.getFloat(), regulariser);
            clock.lap(StepClock.Phase.FORWARD);
            module.backward(scope, loss);
            clock.lap(StepClock.Phase.BACKWARD);
            return values;
        });
    }

    private NDArray crossEntropy(PtNDManager scope, NDArray logits, PointBatch batch, float[] classWeights) {
        int points = batch.labels().length;
        long[] classes = new long[points];
        float[] weights = new float[points];
        for (int point = 0; point < points; point++) {
            int label = batch.labels()[point];
            if (label != LabelledScene.IGNORED) {
                classes[point] = label;
                weights[point] = classWeights[label];
            }
        }
        NDArray chosen = logits.reshape(points, classes())
                .logSoftmax(1)
                .gather(scope.create(classes, new Shape(points, 1)), 1)
                .reshape(points);
        return new HeldNumbers(scope)
                .times(chosen.mul(scope.create(weights)).sum(), -1.0 / Math.max(1, batch.labelled()));
    }

    private static NDArray[] arrays(PtNDManager scope, List<SceneInput> inputs) {
        int items = inputs.size();
        int size = inputs.get(0).size();
        int rows = inputs.get(0).upsampling().length;
        float[] points = new float[items * size * 3];
        float[] features = new float[items * inputs.get(0).features().length];
        int[] neighbours = new int[items * inputs.get(0).neighbours().length];
        int[] upsampling = new int[items * rows];
        for (int item = 0; item < items; item++) {
            SceneInput input = inputs.get(item);
            copy(input.points(), points, input.points().length, item);
            copy(input.features(), features, input.features().length, item);
            copy(input.neighbours(), neighbours, input.neighbours().length, item);
            copy(input.upsampling(), upsampling, rows, item);
        }
        return new NDArray[] {
            scope.create(points, new Shape(items, size, 3)),
            scope.create(features, new Shape(items, size, features.length / items / size)),
            scope.create(neighbours, new Shape(items, rows, neighbours.length / items / rows)),
            scope.create(upsampling, new Shape(items, rows))
        };
    }

    private static void copy(Object source, Object target, int length, int item) {
        System.arraycopy(source, 0, target, item * length, length);
    }

    /** Copies of parameters and statistics, as a module. */
    public byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes);
        return bytes.toByteArray();
    }

    public void write(OutputStream target) {
        module.write(target);
    }

    @Override
    public void close() {
        module.close();
    }
}
