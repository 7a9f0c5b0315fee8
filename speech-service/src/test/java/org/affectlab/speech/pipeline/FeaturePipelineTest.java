package org.affectlab.speech.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.servicekit.admission.Turns;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.problem.ClientGoneException;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeaturePipelineTest {
    private final FeaturePipeline pipeline =
            new FeaturePipeline(new Turns(1, 4), new FeatureLimits(5, 20, Duration.ofSeconds(3)));

    private static FeatureQuery whole(ParameterSet set) {
        return new FeatureQuery(set, null, false);
    }

    private static FeatureQuery windows(ParameterSet set, int windowMs, int hopMs) {
        return new FeatureQuery(set, new FeatureWindows(windowMs, hopMs), false);
    }

    private FeatureResult analyse(float[] samples, FeatureQuery query) {
        return pipeline.analyse(Sounds.audio(samples), query, Callers.waiting(20_000), Progress.IGNORED);
    }

    private static void assertRefused(
            ThrowingCallable call, ProblemCode code, @Nullable Long limit, @Nullable Long actual) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.limit().isPresent() ? problem.limit().getAsLong() : null)
                    .isEqualTo(limit);
            assertThat(problem.actual().isPresent() ? problem.actual().getAsLong() : null)
                    .isEqualTo(actual);
        });
    }

    @ParameterizedTest
    @EnumSource
    void theWholeIsWhatTheSetComputes(ParameterSet set) {
        float[] samples = Sounds.speechLike(25_007);
        FeatureResult result = analyse(samples, whole(set));

        assertThat(result.spans()).singleElement().satisfies(span -> {
            assertThat(span.startMs()).isZero();
            assertThat(span.endMs()).isEqualTo(1_562);
            assertThat(span.functionals()).isEqualTo(set.functionals(samples));
        });
        assertThat(result.durationMs()).isEqualTo(1_562);
        assertThat(result.contours()).isNull();
        assertThat(result.warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aWindowIsWhatTheClipCutOutThereIs(ParameterSet set) {
        float[] samples = Sounds.speechLike(32_000);
        FeatureResult result = analyse(samples, windows(set, 730, 270));

        assertThat(result.spans()).extracting(FeatureSpan::startMs).containsExactly(0L, 270L, 540L, 810L, 1_080L);
        for (FeatureSpan span : result.spans()) {
            assertThat(span.endMs()).isEqualTo(span.startMs() + 730);
            float[] clip = Arrays.copyOfRange(samples, (int) span.startMs() * 16, (int) span.endMs() * 16);
            assertThat(span.functionals())
                    .isEqualTo(analyse(clip, whole(set)).spans().get(0).functionals());
        }
    }

    @Test
    void onlyWholeWindowsCount() {
        assertThat(analyse(Sounds.speechLike(16_000), windows(ParameterSet.IS09, 500, 500))
                        .spans())
                .hasSize(2);
        assertThat(analyse(Sounds.speechLike(15_999), windows(ParameterSet.IS09, 500, 500))
                        .spans())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void contoursHaveARowEveryTenMilliseconds(ParameterSet set) {
        FeatureResult result = analyse(Sounds.speechLike(16_000), new FeatureQuery(set, null, true));

        assertThat(result.contours()).isNotNull().hasSizeBetween(94, 100).allSatisfy(row -> assertThat(row)
                .hasSize(set.contours().size()));
        assertThat(result.spans().get(0).functionals()).isEqualTo(set.functionals(Sounds.speechLike(16_000)));
    }

    @Test
    void contoursAreBounded() {
        FeatureQuery query = new FeatureQuery(ParameterSet.IS09, null, true);
        assertThat(analyse(Sounds.speechLike(48_000), query).contours()).isNotNull();
        assertRefused(() -> analyse(Sounds.speechLike(48_016), query), ProblemCode.TOO_LONG, 3_000L, 3_001L);
    }

    @Test
    void windowsAreBoundedAndAJobMayHaveMore() {
        float[] samples = Sounds.speechLike(16_000);
        FeatureQuery query = windows(ParameterSet.IS09, 100, 90);

        assertRefused(() -> analyse(samples, query), ProblemCode.INVALID_PARAMETER, 5L, 11L);
        List<String> progress = new ArrayList<>();
        FeatureResult result = pipeline.analyse(
                Sounds.audio(samples),
                query,
                Callers.inBackground(),
                (done, total, unit) -> progress.add(done + "/" + total + " " + unit));
        assertThat(result.spans()).hasSize(11);
        assertThat(progress).startsWith("0/11 windows").endsWith("11/11 windows");
    }

    @Test
    void refusesWhatIsTooShortForTheSetOrTheWindow() {
        assertThat(analyse(Sounds.speechLike(1_120), whole(ParameterSet.EGEMAPS))
                        .spans())
                .hasSize(1);
        assertThat(analyse(Sounds.speechLike(720), whole(ParameterSet.IS09)).spans())
                .hasSize(1);
        assertRefused(
                () -> analyse(Sounds.speechLike(1_119), whole(ParameterSet.EGEMAPS)), ProblemCode.TOO_SHORT, 70L, 69L);
        assertRefused(() -> analyse(Sounds.speechLike(719), whole(ParameterSet.IS09)), ProblemCode.TOO_SHORT, 45L, 44L);
        assertRefused(
                () -> analyse(Sounds.speechLike(7_999), windows(ParameterSet.GEMAPS, 500, 500)),
                ProblemCode.TOO_SHORT,
                500L,
                499L);
        assertRefused(() -> analyse(new float[0], whole(ParameterSet.IS09)), ProblemCode.TOO_SHORT, 45L, 0L);
    }

    @Test
    void refusesSilenceAndWarnsOfBadLevels() {
        assertRefused(() -> analyse(new float[16_000], whole(ParameterSet.EGEMAPS)), ProblemCode.SILENT, -80L, null);
        assertThat(analyse(Sounds.constant(8_000, 1f), whole(ParameterSet.IS09)).warnings())
                .containsExactly(Warning.CLIPPED);
        assertThat(analyse(Sounds.constant(8_000, 0.0009f), whole(ParameterSet.IS09))
                        .warnings())
                .containsExactly(Warning.VERY_QUIET);
    }

    @ParameterizedTest
    @EnumSource
    void oddSoundsHaveFiniteValuesOrAreRefused(ParameterSet set) {
        for (float[] samples : List.of(
                Sounds.constant(8_000, 0.5f),
                Sounds.click(8_000, 1f),
                Sounds.click(set.fewestSamples(), 0.001f),
                Sounds.constant(set.fewestSamples(), -1f))) {
            assertThat(analyse(samples, new FeatureQuery(set, null, true)).spans())
                    .hasSize(1);
        }
        for (float[] samples : List.of(Sounds.constant(8_000, Float.MAX_VALUE), Sounds.click(8_000, 1e30f))) {
            try {
                assertThat(analyse(samples, whole(set)).spans()).hasSize(1);
            } catch (ProblemException refused) {
                assertThat(refused.code()).isEqualTo(ProblemCode.NOT_FINITE);
            }
        }
    }

    @Test
    void tellsTheSecondsItHasComeTo() {
        List<String> progress = new ArrayList<>();
        pipeline.analyse(
                Sounds.audio(Sounds.speechLike(40_000)),
                whole(ParameterSet.IS09),
                Callers.inBackground(),
                (done, total, unit) -> progress.add(done + "/" + total + " " + unit));
        assertThat(progress).containsExactly("0/3 seconds", "1/3 seconds", "2/3 seconds", "3/3 seconds");
    }

    @Test
    void stopsWhenTheClientHasGone() {
        AtomicInteger looks = new AtomicInteger();
        List<Long> progress = new ArrayList<>();
        Caller leaving = Callers.on(() -> looks.incrementAndGet() > 5);

        assertThatThrownBy(() -> pipeline.analyse(
                        Sounds.audio(Sounds.speechLike(10 * 16_000)),
                        whole(ParameterSet.IS09),
                        leaving,
                        (done, total, unit) -> progress.add(done)))
                .isInstanceOf(ClientGoneException.class);
        assertThat(progress).hasSizeBetween(2, 6);
        // The turn was given back.
        assertThat(analyse(Sounds.speechLike(16_000), whole(ParameterSet.IS09)).spans())
                .hasSize(1);
    }

    @Test
    void stopsAtTheDeadline() {
        assertThatThrownBy(() -> pipeline.analyse(
                        Sounds.audio(Sounds.speechLike(16_000)),
                        whole(ParameterSet.IS09),
                        Callers.waiting(0),
                        Progress.IGNORED))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.DEADLINE_EXCEEDED));
    }
}
