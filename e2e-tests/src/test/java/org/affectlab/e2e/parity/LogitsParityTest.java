package org.affectlab.e2e.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.affectlab.e2e.audio.Pcm;
import org.affectlab.e2e.audio.SampleCoding;
import org.affectlab.e2e.audio.Wav;
import org.affectlab.e2e.http.Answer;
import org.affectlab.e2e.platform.PlatformExtension;
import org.affectlab.e2e.platform.RunningPlatform;
import org.affectlab.inference.EngineModel;
import org.affectlab.inference.ModelPackage;
import org.affectlab.inference.ModelPackageException;
import org.affectlab.inference.Tensor;
import org.affectlab.inference.djl.DjlInferenceEngine;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** From waveform to logits, every served network and ensemble gives what its package's example says. */
class LogitsParityTest {
    private static final double TOLERANCE = 1e-4;

    static List<ServedPackage> networks() {
        return ServedPackage.networks();
    }

    static List<ServedPackage> networksAndEnsembles() {
        return ServedPackage.speech();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void throughTheEngine(ServedPackage served) throws ModelPackageException {
        DjlInferenceEngine engine = new DjlInferenceEngine(TorchRuntime.start(ThreadPlan.forOneTask()), true);
        engine.prepareWorkerThread();
        float[] logits = served.example("logits").toFloats();
        try (EngineModel model = engine.load(ModelPackage.open(served.folder()))) {
            // Repeated, because TorchScript rewrites its graph after the first runs.
            for (int i = 0; i < 4; i++) {
                float[] actual = model.forward(List.of(served.example("waveform")))
                        .get(0)
                        .toFloats();
                assertThat(actual).containsExactly(logits, within((float) TOLERANCE));
            }
        }
    }

    /** The whole way: upload, decoder, window, queue, network, softmax. */
    @ParameterizedTest
    @MethodSource("networksAndEnsembles")
    @ExtendWith(PlatformExtension.class)
    void throughTheGateway(ServedPackage served, RunningPlatform platform) {
        Tensor waveform = served.example("waveform");
        assertThat(waveform.shape()[0]).as("one example").isEqualTo(1);
        float[] samples = waveform.toFloats();
        Pcm sound = new Pcm(
                IntStream.range(0, samples.length).mapToDouble(i -> samples[i]).toArray(), 16000);
        Answer answer = platform.gateway()
                .analyse(Wav.mono(sound, SampleCoding.FLOAT_32), "audio/wav", "?model=" + served.reference());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("timeline").size()).isEqualTo(1);
        double[] actual = answer.json()
                .path("probabilities")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        assertThat(actual).containsExactly(softmax(served.example("logits").toFloats()), within(TOLERANCE));
    }

    private static double[] softmax(float[] logits) {
        double[] exponentials = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i]))
                .toArray();
        double sum = Arrays.stream(exponentials).sum();
        return Arrays.stream(exponentials).map(value -> value / sum).toArray();
    }
}
