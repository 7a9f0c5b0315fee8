package org.affectlab.speech.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.affectlab.media.AudioSource;
import org.affectlab.media.DecodedAudio;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.models.ItemTicket;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;

class EmotionPipelineTest {
    private final FakeClassifier classifier = FakeClassifier.immediate();
    private final EmotionPipeline pipeline = new EmotionPipeline(100, 1000, 16, Duration.ofSeconds(2));

    private static DecodedAudio audio(float[] samples) {
        return new DecodedAudio(samples, 16_000, new AudioSource("wav", "pcm_s16le", 16_000, 1));
    }

    private static float[] constant(int length, float value) {
        float[] samples = new float[length];
        Arrays.fill(samples, value);
        return samples;
    }

    private EmotionResult analyse(float[] samples, int hopMs) {
        return pipeline.analyse(audio(samples), hopMs, classifier, Callers.waiting(10_000), Progress.IGNORED);
    }

    @Test
    void averagesTheWindowsAndTellsTheirTimes() {
        float[] samples = constant(16_170, 0.5f);
        samples[0] = 0.9f;
        samples[4_000] = 0.3f;
        samples[8_000] = 0.6f;
        samples[8_160] = 0.2f;
        EmotionResult result = analyse(samples, 250);

        assertThat(result.timeline()).extracting(WindowEmotion::startMs).containsExactly(0L, 250L, 500L, 510L);
        assertThat(result.timeline()).extracting(WindowEmotion::endMs).containsExactly(500L, 750L, 1_000L, 1_010L);
        assertThat(result.durationMs()).isEqualTo(1_010);
        assertThat(result.probabilities()[0]).isCloseTo((0.9 + 0.3 + 0.6 + 0.2) / 4, within(1e-7));
        assertThat(Arrays.stream(result.probabilities()).sum()).isCloseTo(1, within(1e-12));
        assertThat(result.warnings()).isEmpty();
        assertThat(classifier.tickets).extracting(ItemTicket::caller).containsOnly("caller");
    }

    @Test
    void refusesMoreWindowsThanTheLimit() {
        int hundred = 8_000 + 99 * 160 * 16;
        assertThat(analyse(constant(hundred, 0.5f), 160).timeline()).hasSize(100);
        assertThatThrownBy(() -> analyse(constant(hundred + 160, 0.5f), 160))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
                    assertThat(problem.limit()).hasValue(100);
                    assertThat(problem.actual()).hasValue(101);
                });
    }

    @Test
    void endsLieLessThanAFrameHopBeforeTheRecordings() {
        for (int length = 3_200; length < 30_000; length += 777) {
            EmotionResult result = analyse(constant(length, 0.5f), 160);
            assertThat(result.timeline())
                    .allSatisfy(window -> assertThat(window.endMs()).isLessThanOrEqualTo(result.durationMs()));
            assertThat(result.timeline().get(result.timeline().size() - 1).endMs())
                    .isBetween(result.durationMs() - 10, result.durationMs());
        }
    }

    @Test
    void aShortRecordingIsOneWindowInItsOwnTime() {
        EmotionResult result = analyse(constant(3_200, 0.5f), 250);

        assertThat(classifier.windows).singleElement().satisfies(window -> assertThat(window)
                .hasSize(8_000));
        assertThat(result.timeline()).singleElement().satisfies(window -> assertThat(window.endMs())
                .isEqualTo(200));
        assertThat(result.warnings()).containsExactly(Warning.SHORTER_THAN_WINDOW);
    }

    @Test
    void warnsOfBadLevels() {
        assertThat(analyse(constant(8_000, 1f), 250).warnings()).containsExactly(Warning.CLIPPED);
        assertThat(analyse(constant(8_000, 0.0009f), 250).warnings()).containsExactly(Warning.VERY_QUIET);
    }

    @Test
    void refusesWhatIsTooShort() {
        assertThatThrownBy(() -> analyse(constant(3_199, 0.5f), 250))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.TOO_SHORT);
                    assertThat(problem.limit()).hasValue(200);
                    assertThat(problem.actual()).hasValue(199);
                });
        assertThatThrownBy(() -> analyse(new float[0], 250))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.TOO_SHORT));
    }

    @Test
    void windowsOfALongRecordingAreBulkWork() {
        analyse(constant(32_000, 0.5f), 250);
        assertThat(classifier.tickets).hasSizeGreaterThan(1).noneMatch(ItemTicket::bulk);

        classifier.tickets.clear();
        analyse(constant(32_016, 0.5f), 250);
        assertThat(classifier.tickets).hasSizeGreaterThan(1).allMatch(ItemTicket::bulk);
    }

    @Test
    void refusesSilence() {
        assertThatThrownBy(() -> analyse(new float[8_000], 250))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.SILENT);
                    assertThat(problem.limit()).hasValue(-80);
                    assertThat(problem.actual()).isEmpty();
                });
        assertThatThrownBy(() -> analyse(constant(8_000, 0.00009f), 250))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.actual())
                        .hasValue(-81));
        assertThat(analyse(constant(8_000, 0.00011f), 250).warnings()).containsExactly(Warning.VERY_QUIET);
        assertThat(classifier.windows).hasSize(1);
    }

    @Test
    void refusesMoreWindowsThanAllowedBeforeAnyIsSent() {
        EmotionPipeline small = new EmotionPipeline(3, 5, 16, Duration.ofSeconds(2));
        assertThatThrownBy(() -> small.analyse(
                        audio(constant(21_000, 0.5f)), 250, classifier, Callers.waiting(10_000), Progress.IGNORED))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.INVALID_PARAMETER));
        assertThat(classifier.windows).isEmpty();
    }

    @Test
    void aJobMayHaveMoreWindowsGoesAfterTheOthersAndTellsItsProgress() {
        EmotionPipeline small = new EmotionPipeline(3, 20, 16, Duration.ofSeconds(60));
        List<String> progress = new ArrayList<>();

        EmotionResult result = small.analyse(
                audio(constant(21_000, 0.5f)),
                250,
                classifier,
                Callers.inBackground(),
                (done, total, unit) -> progress.add(done + "/" + total + " " + unit));

        int windows = result.timeline().size();
        assertThat(windows).isGreaterThan(3);
        assertThat(progress).startsWith("0/" + windows + " windows").endsWith(windows + "/" + windows + " windows");
        assertThat(classifier.tickets).isNotEmpty().allMatch(ItemTicket::bulk);
    }
}
