package org.affectlab.speech.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.media.AudioSource;
import org.affectlab.media.DecodedAudio;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.models.ItemTicket;
import org.affectlab.servicekit.problem.ClientGoneException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;

class RecordingPipelineTest {
    private static final Progress IGNORED = Progress.IGNORED;

    private final RecordingPipeline pipeline = new RecordingPipeline(
            new FeaturePipeline(new Turns(1, 1), new FeatureLimits(5, 20, Duration.ofSeconds(3))),
            Duration.ofSeconds(2));
    private final Classifier classifier = new Classifier();

    /** Remembers what it was given and is rather sure. */
    private static final class Classifier implements RecordingClassifier {
        final List<double[]> functionals = new ArrayList<>();
        final List<ItemTicket> tickets = new ArrayList<>();

        @Override
        public List<String> labels() {
            return List.of("first", "second");
        }

        @Override
        public ParameterSet features() {
            return ParameterSet.IS09;
        }

        @Override
        public CompletableFuture<double[]> classify(double[] values, ItemTicket ticket) {
            functionals.add(values);
            tickets.add(ticket);
            return CompletableFuture.completedFuture(new double[] {0.25, 0.75});
        }
    }

    private static float[] tone(int samples) {
        float[] tone = new float[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (float) (0.3 * Math.sin(2 * Math.PI * 150 * i / 16_000));
        }
        return tone;
    }

    private static DecodedAudio audio(float[] samples) {
        return new DecodedAudio(samples, 16_000, new AudioSource("wav", "pcm_s16le", 16_000, 1));
    }

    private EmotionResult analyse(float[] samples, Caller caller) {
        return pipeline.analyse(audio(samples), classifier, caller, IGNORED);
    }

    @Test
    void aRecordingIsOneWindow() {
        float[] samples = tone(24_000);
        EmotionResult result = analyse(samples, Callers.waiting(30_000));

        assertThat(result.labels()).containsExactly("first", "second");
        assertThat(result.probabilities()).containsExactly(0.25, 0.75);
        assertThat(result.durationMs()).isEqualTo(1_500);
        assertThat(result.windowMs()).isEqualTo(1_500);
        assertThat(result.hopMs()).isEqualTo(1_500);
        assertThat(result.warnings()).isEmpty();
        assertThat(result.timeline()).singleElement().satisfies(window -> {
            assertThat(window.startMs()).isZero();
            assertThat(window.endMs()).isEqualTo(1_500);
            assertThat(window.probabilities()).containsExactly(0.25, 0.75);
        });
        assertThat(classifier.functionals.get(0)).containsExactly(ParameterSet.IS09.functionals(samples));
        assertThat(classifier.tickets.get(0).caller()).isEqualTo("caller");
        assertThat(classifier.tickets.get(0).bulk()).isFalse();
        assertThat(classifier.tickets.get(0).cancelled().getAsBoolean()).isTrue();
    }

    @Test
    void longRecordingsAndJobsAreBulk() {
        analyse(tone(40_000), Callers.waiting(30_000));
        analyse(tone(16_000), Callers.inBackground());
        assertThat(classifier.tickets).extracting(ItemTicket::bulk).containsExactly(true, true);
    }

    @Test
    void warnsOfTheLevel() {
        float[] loud = tone(16_000);
        for (int i = 100; i < 110; i++) {
            loud[i] = 1;
        }
        assertThat(analyse(loud, Callers.waiting(30_000)).warnings()).containsExactly(Warning.CLIPPED);
    }

    @Test
    void refusesWhatHasNothingToAnalyse() {
        assertProblem(tone(700), ProblemCode.TOO_SHORT);
        assertProblem(new float[16_000], ProblemCode.SILENT);
        assertThat(classifier.functionals).isEmpty();
    }

    @Test
    void everySetHasFunctionalsOfWhatIsLongEnoughToBeAnalysed() {
        int shortest = RecordingCheck.MIN_DURATION_MS * 16;
        for (ParameterSet set : ParameterSet.values()) {
            assertThat(set.fewestSamples()).isLessThanOrEqualTo(shortest);
            assertThat(set.functionals(tone(shortest))).hasSize(set.names().size());
        }
    }

    private void assertProblem(float[] samples, ProblemCode code) {
        assertThatThrownBy(() -> analyse(samples, Callers.waiting(30_000)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(code));
    }

    @Test
    void endsWithItsClient() {
        AtomicInteger looks = new AtomicInteger();
        Caller leaving = Callers.on(() -> looks.incrementAndGet() > 3);
        assertThatThrownBy(() -> analyse(tone(160_000), leaving)).isInstanceOf(ClientGoneException.class);
        assertThat(classifier.functionals).isEmpty();
    }
}
