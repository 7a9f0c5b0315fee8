package org.affectlab.inference.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.affectlab.inference.BatchingPolicy;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.Fixtures;
import org.affectlab.inference.InferenceException;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.TensorSpec;
import org.affectlab.inference.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DJL's own forward grows by about 4 MB for each of these calls. */
class ForwardLeakTest {
    private static final int VALUES = 1 << 20;
    private static final int CALLS = 300;
    private static final int MAX_GROWTH_MEGABYTES = 64;

    @TempDir
    private Path folder;

    private static Tensor input(float first) {
        ByteBuffer memory = ByteBuffer.allocateDirect(4 * VALUES).order(ByteOrder.LITTLE_ENDIAN);
        memory.putFloat(0, first);
        return Tensor.viewOf(TensorType.FLOAT32, memory, 1, VALUES);
    }

    @Test
    void neitherRejectedNorGoodForwardsGrowTheProcess() throws Exception {
        DjlInferenceEngine engine = new DjlInferenceEngine(TorchRuntime.start(ThreadPlan.forOneTask(1)), true);
        try (EngineModel model = engine.load(Fixtures.writePackage(
                folder,
                Fixtures.manifest(
                        "wide",
                        "1",
                        new BatchingPolicy(1, 0, List.of(1)),
                        List.of(TensorSpec.of("x", TensorType.FLOAT32, VALUES)),
                        List.of(TensorSpec.of("y", TensorType.FLOAT32, 1))),
                Fixtures.resource("wide.pt"),
                new byte[1]))) {
            List<Tensor> bad = List.of(input(1001));
            List<Tensor> good = List.of(input(0));
            run(model, good, bad, 20);
            long before = ResidentMemory.megabytes();
            run(model, good, bad, CALLS);
            assertThat(ResidentMemory.megabytes() - before).isLessThan(MAX_GROWTH_MEGABYTES);
            assertThat(engine.liveManagers()).isEqualTo(1);
        }
    }

    private static void run(EngineModel model, List<Tensor> good, List<Tensor> bad, int calls) {
        for (int call = 0; call < calls; call++) {
            assertThatThrownBy(() -> model.forward(bad)).isInstanceOf(InferenceException.class);
            assertThat(model.forward(good).get(0).toFloats()).containsExactly(0);
        }
    }
}
