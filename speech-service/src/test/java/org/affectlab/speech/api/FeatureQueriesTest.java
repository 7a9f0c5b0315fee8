package org.affectlab.speech.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalLong;
import org.affectlab.acoustics.ParameterSet;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.affectlab.speech.pipeline.FeatureQuery;
import org.affectlab.speech.pipeline.FeatureWindows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeatureQueriesTest {
    private final FeatureQueries queries = new FeatureQueries(Duration.ofMinutes(1));

    private FeatureQuery resolve(
            @Nullable String set, @Nullable Integer windowMs, @Nullable Integer hopMs, @Nullable Boolean contours) {
        return queries.resolve(new FeatureParameters(set, windowMs, hopMs, contours));
    }

    private ProblemException refusal(
            @Nullable String set, @Nullable Integer windowMs, @Nullable Integer hopMs, @Nullable Boolean contours) {
        ProblemException[] refusal = new ProblemException[1];
        assertThatThrownBy(() -> resolve(set, windowMs, hopMs, contours))
                .isInstanceOfSatisfying(ProblemException.class, problem -> refusal[0] = problem);
        assertThat(refusal[0].code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
        return refusal[0];
    }

    @Test
    void withoutParametersTheWholeInTheExtendedGenevaSet() {
        assertThat(resolve(null, null, null, null)).isEqualTo(new FeatureQuery(ParameterSet.EGEMAPS, null, false));
    }

    @Test
    void everyParameter() {
        assertThat(resolve("is09", 1_000, 500, false))
                .isEqualTo(new FeatureQuery(ParameterSet.IS09, new FeatureWindows(1_000, 500), false));
        assertThat(resolve("gemaps", null, null, true)).isEqualTo(new FeatureQuery(ParameterSet.GEMAPS, null, true));
        assertThat(resolve("egemaps", 800, null, null).windows()).isEqualTo(new FeatureWindows(800, 800));
    }

    @Test
    void anUnknownSetNamesTheChoices() {
        assertThat(refusal("EGEMAPS", null, null, null).detail())
                .isEqualTo("set must be one of egemaps, gemaps, is09.");
        assertThat(refusal("", null, null, null).detail()).contains("egemaps, gemaps, is09");
    }

    @Test
    void windowsHaveBounds() {
        assertThat(resolve("egemaps", 70, 10, null).windows()).isEqualTo(new FeatureWindows(70, 10));
        assertThat(resolve("is09", 45, 45, null).windows()).isEqualTo(new FeatureWindows(45, 45));
        assertThat(resolve(null, 60_000, null, null).windows()).isEqualTo(new FeatureWindows(60_000, 60_000));
        assertThat(refusal("egemaps", 69, null, null).limit()).isEqualTo(OptionalLong.of(70));
        assertThat(refusal("is09", 44, null, null).limit()).isEqualTo(OptionalLong.of(45));
        assertThat(refusal("is09", -1, null, null).actual()).isEqualTo(OptionalLong.of(-1));
        assertThat(refusal("is09", 60_001, null, null).limit()).isEqualTo(OptionalLong.of(60_000));
    }

    @Test
    void hopsHaveBoundsAndNeedWindows() {
        assertThat(refusal(null, 100, 9, null).limit()).isEqualTo(OptionalLong.of(10));
        assertThat(refusal(null, 100, 101, null).limit()).isEqualTo(OptionalLong.of(100));
        assertThat(refusal(null, null, 100, null).detail()).contains("windowMs");
    }

    @Test
    void windowsHaveNoContours() {
        assertThat(refusal(null, 100, null, true).detail()).contains("contours", "windowMs");
    }
}
