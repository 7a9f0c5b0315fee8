package org.affectlab.training.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.affectlab.training.align.Alignment;
import org.affectlab.training.augment.WindowGrid;
import org.affectlab.training.autograd.HeldNumbers;

/**
 * A network on speech that can be trained: {@code features(waveform) → (batch, bands, frames)} and {@code classify(features) → (batch,
 * classes)}. For one thread, and owns its {@link NetworkModule}.
 */
public final class TrainableNetwork implements AutoCloseable {
    private final NetworkModule module;
    private final int classes;
    private final WindowGrid grid;

    private TrainableNetwork(NetworkModule module, int classes, WindowGrid grid) {
        this.module = module;
        this.classes = classes;
        this.grid = grid;
    }

    /**
     * Loads the archive onto the device; libtorch must have been started.
     *
     * @throws IOException if the archive is of no network on speech, or the module's parameters are not those that it declares
     */
    public static TrainableNetwork open(NetworkArchive archive, Device device) throws IOException {
        NetworkArchive.Description description = archive.description();
        WindowGrid grid = new WindowGrid(description.windowSamples());
        return new TrainableNetwork(NetworkModule.open(archive, device), description.classes(), grid);
    }

    public NetworkModule module() {
        return module;
    }

    public List<NetworkParameter> parameters() {
        return module.parameters();
    }

    public int classes() {
        return classes;
    }

    /** The windows that it takes. */
    public WindowGrid grid() {
        return grid;
    }

    /** Normalised log-mels of a batch of windows, without gradient. */
    public Features features(float[] waveforms, int items) {
        return module.inScope(scope -> {
            NDArray output = call(scope, "features", waveforms, new Shape(items, grid.windowSamples()));
            long[] shape = output.getShape().getShape();
            return new Features(output.toFloatArray(), items, (int) shape[1], (int) shape[2]);
        });
    }

    /** Logits, item × class, without gradient and with dropout off. */
    public float[] logits(Features features) {
        return module.evaluate(scope ->
                call(scope, "classify", features.values(), features.shape()).toFloatArray());
    }

    /**
     * One forward and backward pass with dropout on. The gradients stay in the parameters until the optimiser takes them.
     *
     * @param targets item × class, each row a probability distribution
     * @return mean cross-entropy of the batch, natural logarithm
     */
    public double lossAndGradients(Features features, float[] targets, StepClock clock) {
        return module.train(scope -> {
            NDArray logits = call(scope, "classify", features.values(), features.shape());
            NDArray loss = crossEntropy(scope, logits, targets, features.items());
            double value = loss.getFloat();
            clock.lap(StepClock.Phase.FORWARD);
            module.backward(scope, loss);
            clock.lap(StepClock.Phase.BACKWARD);
            return value;
        });
    }

    /**
     * As {@link #lossAndGradients(Features, float[], StepClock)}, plus the weighted penalty of an alignment with features of a target corpus,
     * whose labels nobody knows. For a network with {@code embed} and {@code regress}.
     */
    public AlignedLoss lossAndGradients(
            Features source, float[] targets, Features target, Alignment alignment, double weight, StepClock clock) {
        return module.train(scope -> {
            NDArray from = call(scope, "embed", source.values(), source.shape());
            NDArray to = call(scope, "embed", target.values(), target.shape());
            NDArray regression = crossEntropy(scope, call(scope, "regress", from), targets, source.items());
            Alignment.Penalty penalty = alignment.penalty(scope, from, to);
            NDArray loss = regression.add(new HeldNumbers(scope).times(penalty.value(), weight));
            AlignedLoss values = new AlignedLoss(
                    loss.getFloat(), regression.getFloat(), penalty.value().getFloat(), penalty.density());
            clock.lap(StepClock.Phase.FORWARD);
            module.backward(scope, loss);
            clock.lap(StepClock.Phase.BACKWARD);
            return values;
        });
    }

    private NDArray crossEntropy(PtNDManager scope, NDArray logits, float[] targets, int items) {
        NDArray target = scope.create(targets, new Shape(items, classes));
        return new HeldNumbers(scope).times(logits.logSoftmax(1).mul(target).sum(), -1.0 / items);
    }

    /** Seeds libtorch's generator, which draws the dropout. */
    public void seed(long seed) {
        module.seed(seed);
    }

    /** Writes the module with its present parameters and dropout off, as any TorchScript host can load it. */
    public void write(OutputStream target) {
        module.write(target);
    }

    private NDArray call(PtNDManager scope, String method, float[] input, Shape shape) {
        return call(scope, method, scope.create(input, shape));
    }

    private NDArray call(PtNDManager scope, String method, NDArray input) {
        return module.call(scope, method, input).get(0);
    }

    @Override
    public void close() {
        module.close();
    }
}
