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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A TorchScript module with trainable parameters, whatever its methods: what optimisers, averages and checkpoints need of a network.
 *
 * <p>For one thread, the one that opened it: libtorch's gradient mode and thread count belong to a thread. Owns all native memory of
 * the module and of whatever was made from {@link #manager()}; {@link #close()} frees it. Each call frees what it allocated.
 */
public final class NetworkModule implements AutoCloseable {
    private final PtNDManager manager;
    private final PtSymbolBlock block;
    private final List<NetworkParameter> parameters;
    private boolean training;

    private NetworkModule(PtNDManager manager, PtSymbolBlock block, List<NetworkParameter> parameters) {
        this.manager = manager;
        this.block = block;
        this.parameters = List.copyOf(parameters);
    }

    /**
     * Loads the archive onto the device; libtorch must have been started.
     *
     * @throws IOException if the module's parameters are not those that the archive declares
     */
    public static NetworkModule open(NetworkArchive archive, Device device) throws IOException {
        Path unpacked = Files.createTempFile("affectlab-network", ".pt");
        try {
            archive.unpack(unpacked);
            return open(unpacked, archive.description().parameters(), device);
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    /** Loads what {@link #write} wrote, buffers such as the statistics of batch normalisation included. */
    public static NetworkModule open(byte[] written, List<ParameterDeclaration> declared, Device device)
            throws IOException {
        Path unpacked = Files.createTempFile("affectlab-network", ".pt");
        try {
            Files.write(unpacked, written);
            return open(unpacked, declared, device);
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    private static NetworkModule open(Path file, List<ParameterDeclaration> declared, Device device)
            throws IOException {
        // The profiling executor rewrites the graph after its first runs, and the rewritten graph draws dropout
        // otherwise: a resumed run
        // would differ from an uninterrupted one.
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(false);
        PtNDManager manager =
                (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(requireNonNull(device, "device is null"));
        try {
            PtSymbolBlock block = JniUtils.loadModule(manager, file, true, new String[0], new String[0], true);
            NetworkModule module =
                    new NetworkModule(manager, block, match(declared, JniUtils.moduleGetParams(block, manager)));
            module.setTraining(false);
            return module;
        } catch (IOException | RuntimeException e) {
            manager.close();
            throw e;
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

    /** Fills every parameter. */
    public void initialise(ParameterSource source) {
        for (NetworkParameter parameter : parameters) {
            parameter.set(source.values(parameter.declaration()));
        }
    }

    /** Copies of all parameters' values, in their order. */
    public List<float[]> weights() {
        return parameters.stream().map(NetworkParameter::values).toList();
    }

    /** @throws IllegalArgumentException if there are not as many arrays as parameters, or one has another size */
    public void setWeights(List<float[]> weights) {
        if (weights.size() != parameters.size()) {
            throw new IllegalArgumentException(
                    weights.size() + " arrays are not the weights of " + parameters.size() + " parameters");
        }
        for (int index = 0; index < weights.size(); index++) {
            parameters.get(index).set(weights.get(index));
        }
    }

    /** For arrays that live as long as the network, such as the optimiser's. */
    public PtNDManager manager() {
        return manager;
    }

    /** Seeds libtorch's generator, which draws the dropout. */
    public void seed(long seed) {
        JniUtils.setSeed(seed);
    }

    /** Runs the action without gradients, dropout off; what it allocates in its scope is freed. */
    public <T extends @Nullable Object> T evaluate(Function<PtNDManager, T> action) {
        setTraining(false);
        return inScope(action);
    }

    /** Runs the action without gradients but as in training: dropout is on, and batch normalisation renews its statistics. */
    public <T extends @Nullable Object> T rehearse(Function<PtNDManager, T> action) {
        setTraining(true);
        return inScope(action);
    }

    /** Runs the action without gradients in whatever mode the module is in: for methods that have no dropout. */
    <T extends @Nullable Object> T inScope(Function<PtNDManager, T> action) {
        try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
            return action.apply(scope);
        }
    }

    /** Runs the action with gradients and dropout on; what it allocates in its scope is freed. */
    public <T extends @Nullable Object> T train(Function<PtNDManager, T> action) {
        setTraining(true);
        JniUtils.setGradMode(true);
        try {
            return inScope(action);
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    /** Backward pass of a scalar. The gradients stay in the parameters until the optimiser takes them. */
    public void backward(PtNDManager scope, NDArray loss) {
        JniUtils.backward((PtNDArray) loss, (PtNDArray) scope.ones(loss.getShape()), false, false);
    }

    /** What a method gives, a tuple as its parts. The inputs lie in the scope. */
    public NDList call(PtNDManager scope, String method, NDArray... inputs) {
        NDArray name = scope.create(0f);
        name.setName("module_method:" + method);
        NDList named = new NDList(inputs);
        named.add(name);
        // The training flag only turns off DJL's inference guard, whose tensors could not take part in a backward pass.
        return IValueUtils.forward(block, named, true);
    }

    /** Writes the module with its present parameters and buffers and dropout off, as any TorchScript host can load it. */
    public void write(OutputStream target) {
        setTraining(false);
        JniUtils.writeModule(block, target, false);
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
