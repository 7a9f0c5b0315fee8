package org.affectlab.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.affectlab.benchmarks.measure.Score;
import org.affectlab.inference.djl.ThreadPlan;
import org.affectlab.inference.djl.TorchRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** With the package of this repository and the real engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineTest {
    private static final Path MODELS = Path.of(System.getProperty("affectlab.root"), "models/packages");
    private static final float TOLERANCE = 1e-3f;

    private TorchRuntime runtime;
    private ModelUnderTest model;
    private RawEngine engine;

    @BeforeAll
    void start() throws IOException {
        runtime = TorchRuntime.start(ThreadPlan.forServing());
        model = ModelUnderTest.open(MODELS.resolve("lgfa-ravdess/2"));
        engine = new RawEngine(runtime, model);
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Test
    void rawEngineReproducesTheExampleInEveryRowOfABatch() {
        try (RawEngine.Lane lane = engine.lane(3)) {
            float[] expected = model.expected().toFloats();
            float[] logits = lane.forward();
            assertThat(logits).hasSize(3 * expected.length);
            for (int row = 0; row < 3; row++) {
                float[] own = Arrays.copyOfRange(logits, row * expected.length, (row + 1) * expected.length);
                assertThat(Closeness.within(TOLERANCE, expected, own)).isTrue();
            }
        }
    }

    @Test
    void variantsAreDifferentItemsWithDifferentAnswers() {
        List<float[]> items = model.variants(3);
        assertThat(items.get(0)).containsExactly(model.example().toFloats());
        Map<float[], float[]> answers = engine.answers(items);
        assertThat(Closeness.within(TOLERANCE, model.expected().toFloats(), answers.get(items.get(0))))
                .isTrue();
        assertThat(Closeness.within(TOLERANCE, answers.get(items.get(0)), answers.get(items.get(1))))
                .isFalse();
        assertThat(Closeness.within(TOLERANCE, answers.get(items.get(1)), answers.get(items.get(2))))
                .isFalse();
    }

    @Test
    void rawContenderCountsWindows() throws InterruptedException {
        try (RawContender raw = new RawContender(engine, 2, 2)) {
            Score score = raw.run(Duration.ofMillis(100));
            assertThat(score.windows()).isEqualTo(2 * score.latencies().count()).isPositive();
            assertThat(score.failures()).isZero();
        }
        assertThat(RawContender.speeds(engine, List.of(2, 1), 1, Duration.ofMillis(50)))
                .containsOnlyKeys(1, 2)
                .allSatisfy((size, speed) -> assertThat(speed).isPositive());
    }

    @Test
    void libraryContenderChecksEveryAnswer() throws IOException, InterruptedException {
        try (Library library = Library.start(runtime, MODELS, model)) {
            Score score = library.contender(TOLERANCE).run(Duration.ofMillis(200));
            assertThat(score.failures()).isZero();
            assertThat(score.windows()).isEqualTo(score.latencies().count()).isPositive();
            Score strict = library.contender(-1).run(Duration.ofMillis(50));
            assertThat(strict.windows()).isZero();
            assertThat(strict.failures()).isPositive();
        }
    }

    @Test
    void folderWithoutAPackage() {
        assertThatThrownBy(() -> ModelUnderTest.open(MODELS)).isInstanceOf(IOException.class);
    }

    @Test
    void closenessIsAbsolutePlusRelative() {
        assertThat(Closeness.within(0.1f, new float[] {0, 10}, new float[] {0.1f, 11}))
                .isTrue();
        assertThat(Closeness.within(0.1f, new float[] {0, 10}, new float[] {0.2f, 10}))
                .isFalse();
        assertThat(Closeness.within(0.1f, new float[] {0}, new float[] {Float.NaN}))
                .isFalse();
        assertThat(Closeness.within(0.1f, new float[] {0}, new float[] {0, 0})).isFalse();
    }
}
