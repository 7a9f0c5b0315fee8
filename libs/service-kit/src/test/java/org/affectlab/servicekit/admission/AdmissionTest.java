package org.affectlab.servicekit.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.client.ClientConnection;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static Caller caller(String id) {
        return new Caller(id, Deadline.in(Duration.ofSeconds(20), Clock.systemUTC()), ClientConnection.ALWAYS_THERE);
    }

    private static void assertRefused(Admission admission, String caller) {
        assertThatThrownBy(() -> admission.enter(caller(caller)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.OVERLOADED);
                    assertThat(problem.retryAfter()).isPresent();
                });
    }

    @Test
    void letsInAsManyAsThereArePlaces() {
        Admission admission = new Admission(2, 2);
        Permit first = admission.enter(caller("a"));
        Permit second = admission.enter(caller("b"));
        assertRefused(admission, "c");
        first.close();
        first.close();

        assertThat(admission.admitted()).isEqualTo(1);
        Permit third = admission.enter(caller("c"));
        assertRefused(admission, "c");
        second.close();
        third.close();
        assertThat(admission.admitted()).isZero();
        assertThat(admission.refused()).isEqualTo(2);
    }

    @Test
    void noCallerTakesAllPlaces() {
        Admission admission = new Admission(3, 2);
        Permit first = admission.enter(caller("greedy"));
        Permit second = admission.enter(caller("greedy"));
        assertRefused(admission, "greedy");

        Permit other = admission.enter(caller("modest"));
        first.close();
        assertThat(admission.enter(caller("greedy"))).isNotNull();
        other.close();
        second.close();
        assertThat(admission.admitted()).isEqualTo(1);
    }

    @Test
    void measuresItself() {
        Admission admission = new Admission(1, 1);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new AdmissionMetrics(admission).bindTo(registry);
        Permit permit = admission.enter(caller("a"));
        assertRefused(admission, "b");

        assertThat(permit).isNotNull();
        assertThat(registry.get(AdmissionMetrics.ADMITTED).gauge().value()).isEqualTo(1);
        assertThat(registry.get(AdmissionMetrics.REFUSED).functionCounter().count())
                .isEqualTo(1);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Admission(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Admission(1, 0));
    }
}
