package org.affectlab.training.network;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.affectlab.training.align.Alignment;
import org.affectlab.training.augment.WindowGrid;

/**
 * A TorchScript network that can be trained: {@code features(waveform) → (batch, bands, frames)} and {@code classify(features) → (batch,
 * classes)}.
 *
 * <p>For one thread, the one that opened it: libtorch's gradient mode and thread count belong to a thread. Owns all native memory of
 * the module and of whatever was made from {@link #manager()}; {@link #close()} frees it. Each call frees what it allocated.
 */
public final class TrainableNetwork implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock block;
    private final List<NetworkParameter> parameters;
    private final int classes;
    private final WindowGrid grid;
    private boolean training;

    private TrainableNetwork(
            PtNDManager manager,
            PtSymbolBlock block,
            List<NetworkParameter> parameters,
            NetworkArchive.Description description) {
        this.manager = manager;
        this.block = block;
        this.parameters = List.copyOf(parameters);
        this.classes = description.classes();
        this.grid = new WindowGrid(description.input().windowSamples());
    }

    /**
     * Loads the archive onto the device; libtorch must have been started.
     *
     * @throws IOException if the module's parameters are not those that the archive declares
     */
    public static TrainableNetwork open(NetworkArchive archive, Device device) throws IOException {
        // The profiling executor rewrites the graph after its first runs, and the rewritten graph draws dropout
        // otherwise: a resumed run
        // would differ from an uninterrupted one.
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(false);
        Path unpacked = Files.createTempFile("affectlab-network", ".pt");
        PtNDManager manager =
                (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(requireNonNull(device, "device is null"));
        try {
            archive.unpack(unpacked);
            PtSymbolBlock block = JniUtils.loadModule(manager, unpacked, true, new String[0], new String[0], true);
            List<NetworkParameter> parameters =
                    match(archive.description().parameters(), JniUtils.moduleGetParams(block, manager));
            TrainableNetwork network = new TrainableNetwork(manager, block, parameters, archive.description());
            network.setTraining(false);
            return network;
        } catch (IOException | RuntimeException e) {
            manager.close();
            throw e;
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    private static List<NetworkParameter> match(List<ParameterDeclaration> declared, NDList loaded) throws IOException {
        if (declared.size() != loaded.size()) {
            throw new IOException(
                    "the archive declares " + declared.size() + " parameters, the module has " + loaded.size());
        }
        List<NetworkParameter> parameters = new ArrayList<>();
        for (ParameterDeclaration declaration : declared) {
            PtNDArray array = (PtNDArray) loaded.get(declaration.name());
            long[] shape =
                    declaration.shape().stream().mapToLong(Long::longValue).toArray();
            if (array == null || !array.getShape().equals(new Shape(shape))) {
                throw new IOException(
                        "the module has no parameter " + declaration.name() + " of shape " + declaration.shape());
            }
            parameters.add(new NetworkParameter(declaration, array));
        }
        return parameters;
    }

    public List<NetworkParameter> parameters() {
        return parameters;
    }

    public int classes() {
        return classes;
    }

    /** The windows that it takes. */
    public WindowGrid grid() {
        return grid;
    }

    /** For arrays that live as long as the network, such as the optimiser's. */
    public PtNDManager manager() {
        return manager;
    }

    /** Normalised log-mels of a batch of windows, without gradient. */
    public Features features(float[] waveforms, int items) {
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            PtNDArray output = call(scope, "features", waveforms, new Shape(items, grid.windowSamples()));
            long[] shape = output.getShape().getShape();
            return new Features(output.toFloatArray(), items, (int) shape[1], (int) shape[2]);
        }
    }

    /** Logits, item × class, without gradient and with dropout off. */
    public float[] logits(Features features) {
        setTraining(false);
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            return call(scope, "classify", features.values(), features.shape()).toFloatArray();
        }
    }

    /**
     * One forward and backward pass with dropout on. The gradients stay in the parameters until the optimiser takes them.
     *
     * @param targets item × class, each row a probability distribution
     * @return mean cross-entropy of the batch, natural logarithm
     */
    public double lossAndGradients(Features features, float[] targets, StepClock clock) {
        setTraining(true);
        JniUtils.setGradMode(true);
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            PtNDArray logits = call(scope, "classify", features.values(), features.shape());
            NDArray loss = crossEntropy(scope, logits, targets, features.items());
            double value = loss.getFloat();
            clock.lap(StepClock.Phase.FORWARD);
            JniUtils.backward((PtNDArray) loss, (PtNDArray) scope.ones(loss.getShape()), false, false);
            clock.lap(StepClock.Phase.BACKWARD);
            return value;
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    /**
     * As {@link #lossAndGradients(Features, float[], StepClock)}, plus the weighted penalty of an alignment with features of a target corpus,
     * whose labels nobody knows. For a network with {@code embed} and {@code regress}.
     */
    public AlignedLoss lossAndGradients(
            Features source, float[] targets, Features target, Alignment alignment, double weight, StepClock clock) {
        setTraining(true);
        JniUtils.setGradMode(true);
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            PtNDArray from = call(scope, "embed", source.values(), source.shape());
            PtNDArray to = call(scope, "embed", target.values(), target.shape());
            NDArray regression = crossEntropy(scope, call(scope, "regress", from), targets, source.items());
            Alignment.Penalty penalty = alignment.penalty(scope, from, to);
            NDArray loss = regression.add(penalty.value().mul((float) weight));
            AlignedLoss values = new AlignedLoss(
                    loss.getFloat(), regression.getFloat(), penalty.value().getFloat(), penalty.density());
            clock.lap(StepClock.Phase.FORWARD);
            JniUtils.backward((PtNDArray) loss, (PtNDArray) scope.ones(loss.getShape()), false, false);
            clock.lap(StepClock.Phase.BACKWARD);
            return values;
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    private NDArray crossEntropy(PtNDManager scope, NDArray logits, float[] targets, int items) {
        NDArray target = scope.create(targets, new Shape(items, classes));
        return logits.logSoftmax(1).mul(target).sum().div(items).neg();
    }

    /** Seeds libtorch's generator, which draws the dropout. */
    public void seed(long seed) {
        JniUtils.setSeed(seed);
    }

    /** Writes the module with its present parameters and dropout off, as any TorchScript host can load it. */
    public void write(OutputStream target) {
        setTraining(false);
        JniUtils.writeModule(block, target, false);
    }

    private PtNDArray call(PtNDManager scope, String method, float[] input, Shape shape) {
        return call(scope, method, scope.create(input, shape));
    }

    private PtNDArray call(PtNDManager scope, String method, NDArray input) {
        NDArray name = scope.create(0f);
        name.setName("module_method:" + method);
        // The training flag only turns off DJL's inference guard, whose tensors could not take part in a backward pass.
        return (PtNDArray)
                IValueUtils.forward(block, new NDList(input, name), true).get(0);
    }

    private void setTraining(boolean wanted) {
        if (wanted && !training) {
            JniUtils.enableTrainingMode(block);
        } else if (!wanted) {
            JniUtils.enableInferenceMode(block);
        }
        training = wanted;
    }

    @Override
    public void close() {
        manager.close();
    }
}
