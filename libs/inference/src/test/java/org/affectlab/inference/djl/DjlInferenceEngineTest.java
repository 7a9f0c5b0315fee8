package org.affectlab.inference.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.Fixtures;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.InferenceException.Code;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.ModelManifest;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.NpzFile;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DjlInferenceEngineTest {
    private static final BatchingPolicy BATCHING = new BatchingPolicy(8, 0, List.of());

    @TempDir
    private Path folder;

    private final TorchRuntime runtime = TorchRuntime.start(ThreadPlan.forOneTask(1));
    private final DjlInferenceEngine engine = new DjlInferenceEngine(runtime, true);

    @AfterEach
    void nothingStaysOpen() {
        assertThat(engine.liveManagers()).isZero();
    }

    private EngineModel load(String module, List<TensorSpec> inputs, List<TensorSpec> outputs) throws Exception {
        ModelManifest manifest = Fixtures.manifest("test", "1", BATCHING, inputs, outputs);
        return engine.load(Fixtures.writePackage(
                folder, manifest, Fixtures.resource(module), Fixtures.resource("linear-example.npz")));
    }

    private static TensorSpec floats(String name, long... itemShape) {
        return TensorSpec.of(name, TensorType.FLOAT32, itemShape);
    }

    private EngineModel loadLinear() throws Exception {
        return load("linear.pt", List.of(floats("x", 4)), List.of(floats("y", 3)));
    }

    private static void assertCode(Code code, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(InferenceException.class, failure -> assertThat(failure.code())
                        .isEqualTo(code))
                .hasMessageContaining(message);
    }

    @Test
    void answersAsPyTorchDidInEvaluationMode() throws Exception {
        Map<String, Tensor> example = NpzFile.read(Fixtures.resource("linear-example.npz"));
        try (EngineModel model = loadLinear()) {
            Tensor output = model.forward(List.of(example.get("x"))).get(0);
            assertThat(output.shape()).containsExactly(5, 3);
            float[] expected = example.get("y").toFloats();
            for (int i = 0; i < expected.length; i++) {
                assertThat(output.toFloats()[i]).isCloseTo(expected[i], within(1e-6f));
            }
        }
    }

    @Test
    void takesDirectAndHeapMemoryAlike() throws Exception {
        Tensor onHeap = NpzFile.read(Fixtures.resource("linear-example.npz")).get("x");
        ByteBuffer memory = ByteBuffer.allocateDirect(100).order(ByteOrder.LITTLE_ENDIAN);
        memory.position(16).put(onHeap.data()).flip().position(16);
        Tensor direct = Tensor.viewOf(TensorType.FLOAT32, memory, onHeap.shape());
        try (EngineModel model = loadLinear()) {
            assertThat(model.forward(List.of(direct))).isEqualTo(model.forward(List.of(onHeap)));
        }
    }

    @Test
    void carriesSeveralInputsAndOutputsOfOtherTypes() throws Exception {
        Tensor first = Tensor.ofDoubles(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 2, 2, 3);
        Tensor second = Tensor.ofLongs(new long[] {1, 2, 3, Long.MAX_VALUE - 1, -6, 6}, 2, 3);
        try (EngineModel model = load(
                "pair.pt",
                List.of(TensorSpec.of("a", TensorType.FLOAT64, 2, 3), TensorSpec.of("b", TensorType.INT64, 3)),
                List.of(TensorSpec.of("c", TensorType.FLOAT64, 3, 2), TensorSpec.of("d", TensorType.INT64, 3)))) {
            List<Tensor> outputs = model.forward(List.of(first, second));
            assertThat(outputs.get(0).toDoubles()).containsExactly(1, 4, 2, 5, 3, 6, 7, 10, 8, 11, 9, 12);
            assertThat(outputs.get(1).toLongs()).containsExactly(2, 3, 4, Long.MAX_VALUE, -5, 7);
        }
    }

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void everyTypeOfTheWhitelistPasses(TensorType type) throws Exception {
        byte[] bytes = new byte[3 * type.byteSize()];
        Arrays.fill(bytes, (byte) 1);
        Tensor input = Tensor.copyOf(type, ByteBuffer.wrap(bytes), 1, 3);
        try (EngineModel model =
                load("identity.pt", List.of(TensorSpec.of("x", type, 3)), List.of(TensorSpec.of("y", type, 3)))) {
            assertThat(model.forward(List.of(input))).containsExactly(input);
        }
    }

    @Test
    void readsListsOfTensors() throws Exception {
        try (EngineModel model = load("listed.pt", List.of(floats("x", 2)), List.of(floats("y", 2), floats("z", 2)))) {
            List<Tensor> outputs = model.forward(List.of(Tensor.ofFloats(new float[] {1, 2}, 1, 2)));
            assertThat(outputs.get(1).toFloats()).containsExactly(2, 3);
        }
    }

    @Test
    void readsDictionariesByTheNamesOfTheManifest() throws Exception {
        try (EngineModel model = load(
                "named.pt",
                List.of(floats("x", 2)),
                List.of(
                        TensorSpec.of("doubled", TensorType.FLOAT64, 2),
                        TensorSpec.of("positive", TensorType.BOOL, 2)))) {
            List<Tensor> outputs = model.forward(List.of(Tensor.ofFloats(new float[] {1, -2}, 1, 2)));
            assertThat(outputs.get(0).toDoubles()).containsExactly(2, -4);
            assertThat(outputs.get(1).toDoubles()).containsExactly(1, 0);
        }
    }

    @Test
    void readsNestedTuplesAndListsInReadingOrder() throws Exception {
        try (EngineModel model = load(
                "deep.pt",
                List.of(floats("x", 1)),
                List.of(floats("a", 1), floats("b", 1), floats("c", 1), floats("d", 1)))) {
            assertThat(model.forward(List.of(Tensor.ofFloats(new float[] {5}, 1, 1))))
                    .extracting(output -> output.toFloats()[0])
                    .containsExactly(5f, 6f, 7f, 8f);
        }
    }

    @Test
    void aGpuThatIsNotThereIsRefusedAtTheStart() {
        assertThat(new DjlInferenceEngine(runtime, true, InferenceDevice.AUTO).device())
                .isEqualTo(GpuSupport.of(Engine.getEngine(TorchRuntime.ENGINE)).gpus() > 0 ? "gpu:0" : "cpu");
        assertThatThrownBy(() -> new DjlInferenceEngine(runtime, true, InferenceDevice.of("gpu:999")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("affectlab.inference.device is gpu:999");
    }

    @Test
    void outputsDoNotShareTheMemoryOfInputs() throws Exception {
        ByteBuffer memory = ByteBuffer.allocateDirect(8).order(ByteOrder.LITTLE_ENDIAN);
        memory.putFloat(0, 1).putFloat(4, 2);
        try (EngineModel model = load("identity.pt", List.of(floats("x", 2)), List.of(floats("y", 2)))) {
            Tensor output = model.forward(List.of(Tensor.viewOf(TensorType.FLOAT32, memory, 1, 2)))
                    .get(0);
            memory.putFloat(0, 99);
            assertThat(output.toFloats()).containsExactly(1, 2);
        }
    }

    @Test
    void anInPlaceModuleDoesNotReachTensorsOnTheHeap() throws Exception {
        Tensor input = Tensor.ofFloats(new float[] {1, 2}, 1, 2);
        try (EngineModel model = load("inplace.pt", List.of(floats("x", 2)), List.of(floats("y", 2)))) {
            assertThat(model.forward(List.of(input)).get(0).toFloats()).containsExactly(2, 4);
            assertThat(input.toFloats()).containsExactly(1, 2);
        }
    }

    @Test
    void refusesWrongInputsBeforeNativeCode() throws Exception {
        try (EngineModel model = loadLinear()) {
            for (List<Tensor> wrong : List.of(
                    List.<Tensor>of(),
                    List.of(Tensor.ofFloats(new float[4], 4)),
                    List.of(Tensor.ofFloats(new float[1])),
                    List.of(Tensor.ofFloats(new float[0], 0, 4)),
                    List.of(Tensor.ofFloats(new float[36], 9, 4)),
                    List.of(Tensor.ofFloats(new float[5], 1, 5)),
                    List.of(Tensor.ofDoubles(new double[4], 1, 4)),
                    List.of(Tensor.ofFloats(new float[4], 1, 4), Tensor.ofFloats(new float[4], 1, 4)))) {
                assertCode(Code.INVALID_INPUT, "", () -> model.forward(wrong));
            }
        }
    }

    @Test
    void aModuleThatThrowsIsNotTheEnd() throws Exception {
        try (EngineModel model = loadLinear()) {
            Tensor poison = Tensor.ofFloats(new float[] {1001, 0, 0, 0}, 1, 4);
            assertCode(Code.MODEL_FAILED, "the model failed", () -> model.forward(List.of(poison)));
            assertThat(model.forward(List.of(Tensor.ofFloats(new float[4], 1, 4))))
                    .hasSize(1);
        }
    }

    @Test
    void outputsThatTheManifestDoesNotPromiseAreFailures() throws Exception {
        List<Tensor> input = List.of(Tensor.ofFloats(new float[4], 1, 4));
        List<TensorSpec> spec = List.of(floats("x", 4));
        try (EngineModel model = load("linear.pt", spec, List.of(floats("y", 2)))) {
            assertCode(Code.MODEL_FAILED, "output y is float32", () -> model.forward(input));
        }
        try (EngineModel model = load("linear.pt", spec, List.of(floats("y", 3), floats("z", 3)))) {
            assertCode(Code.MODEL_FAILED, "gave 1 outputs", () -> model.forward(input));
        }
        try (EngineModel model = load("linear.pt", spec, List.of(TensorSpec.of("y", TensorType.FLOAT64, 3)))) {
            assertCode(Code.MODEL_FAILED, "promises FLOAT64", () -> model.forward(input));
        }
        try (EngineModel model = load("bfloat16.pt", spec, List.of(floats("y", 4)))) {
            assertCode(Code.MODEL_FAILED, "output y is", () -> model.forward(input));
        }
        try (EngineModel model = load("mapped.pt", spec, List.of(floats("z", 4)))) {
            assertCode(
                    Code.MODEL_FAILED, "a dictionary with [y], the manifest promises [z]", () -> model.forward(input));
        }
        try (EngineModel model = load("numbered.pt", spec, List.of(floats("y", 4)))) {
            assertCode(Code.MODEL_FAILED, "whose keys are no names", () -> model.forward(input));
        }
        try (EngineModel model = load("nested.pt", spec, List.of(floats("y", 4)))) {
            assertCode(Code.MODEL_FAILED, "returned a int inside a tuple or list", () -> model.forward(input));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 3000, 6000})
    void refusesArchivesThatAreCut(int length) throws IOException, ModelPackageException {
        byte[] archive = Arrays.copyOf(Fixtures.resource("linear.pt"), length);
        ModelPackage modelPackage = Fixtures.writePackage(folder, Fixtures.linearManifest(), archive, new byte[1]);
        assertThatThrownBy(() -> engine.load(modelPackage))
                .isInstanceOfSatisfying(ModelPackageException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(ModelPackageException.Reason.NOT_LOADABLE))
                .hasMessageContaining("libtorch cannot load the archive");
    }

    @Test
    void refusesArchivesThatAreRandom() throws Exception {
        byte[] archive = new byte[10_000];
        new Random(5).nextBytes(archive);
        ModelPackage modelPackage = Fixtures.writePackage(folder, Fixtures.linearManifest(), archive, new byte[1]);
        assertThatThrownBy(() -> engine.load(modelPackage)).isInstanceOf(ModelPackageException.class);
    }

    @Test
    void loadsTheVerifiedBytesAndNotWhatLiesOnDiskLater() throws Exception {
        ModelPackage opened = Fixtures.writeLinearPackage(folder, Fixtures.linearManifest());
        Files.write(opened.directory().resolve("model.pt"), Fixtures.resource("identity.pt"));
        try (EngineModel model = engine.load(opened)) {
            assertThat(model.forward(List.of(Tensor.ofFloats(new float[4], 1, 4)))
                            .get(0)
                            .shape())
                    .containsExactly(1, 3);
        }
    }

    @Test
    void aClosedModelSaysSo() throws Exception {
        EngineModel model = loadLinear();
        model.close();
        model.close();
        assertCode(Code.MODEL_NOT_READY, "closed", () -> model.forward(List.of(Tensor.ofFloats(new float[4], 1, 4))));
    }

    @Test
    void countsItsManagers() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        engine.bindTo(registry);
        try (EngineModel model = loadLinear()) {
            assertThat(model).isNotNull();
            assertThat(registry.get(MetricNames.NATIVE_MANAGERS).gauge().value())
                    .isEqualTo(1);
        }
    }

    @Test
    void everyPreparedThreadHasThePlannedThreads() throws Exception {
        int[] seen = new int[1];
        Thread thread = new Thread(() -> {
            engine.prepareWorkerThread();
            seen[0] = JniUtils.getNumThreads();
        });
        thread.start();
        thread.join();
        assertThat(seen[0]).isEqualTo(1);
        engine.prepareWorkerThread(64);
        assertThat(JniUtils.getNumThreads())
                .as("capped by the plan's processors")
                .isEqualTo(1);
        assertThat(runtime)
                .hasToString("libtorch 2.7.1, 1 processors, 1 workers with 1 intra-op threads each, 1 inter-op thread");
        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
    }
}
