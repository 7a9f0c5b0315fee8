package org.affectlab.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.affectlab.benchmarks.http.Answer;
import org.affectlab.benchmarks.http.Exchange;
import org.affectlab.benchmarks.http.Exchange.Outcome;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.RequestBytes;
import org.junit.jupiter.api.Test;

class TalliesTest {
    private static final PreparedRequest REQUEST = PreparedRequest.direct(
            "kind",
            RequestBytes.get("/").withoutBody(),
            3,
            answer -> answer.status() == 200 ? Optional.empty() : Optional.of("status " + answer.status()));

    private final Tally tally = new Tally();
    private final KindTally kinds = new KindTally();

    @Test
    void rightRefusedAndTheRest() {
        add(answered(200, Map.of()));
        add(answered(200, Map.of()));
        add(answered(503, Map.of("retry-after", "1")));
        add(answered(503, Map.of()));
        add(answered(500, Map.of()));
        add(exchange(Outcome.CLOSED));
        assertThat(tally.requests()).isEqualTo(6);
        assertThat(tally.windows()).isEqualTo(6);
        assertThat(tally.right().count()).isEqualTo(2);
        assertThat(tally.refused().count()).isEqualTo(2);
        assertThat(tally.refusalsWithoutRetryAfter()).isEqualTo(1);
        assertThat(tally.refusals()).containsExactly("kind: status 503 body", "kind: status 503 body");
        assertThat(tally.faultCount()).isEqualTo(2);
        assertThat(tally.faults()).containsExactly("kind: status 500 body", "kind: CLOSED on a new connection");
        assertThat(tally.labels()).isEqualTo(Map.of("200", 2L, "503", 2L, "500", 1L, "CLOSED", 1L));
    }

    @Test
    void retryAfterMustBeANumber() {
        add(answered(503, Map.of("retry-after", "soon")));
        assertThat(tally.refusalsWithoutRetryAfter()).isEqualTo(1);
    }

    @Test
    void byKindEveryFaultCountsAndAPlannedCutIsNone() {
        add(answered(200, Map.of()));
        add(answered(503, Map.of("retry-after", "1")));
        add(exchange(Outcome.TIMED_OUT));
        add(exchange(Outcome.CUT));
        assertThat(kinds.requests()).isEqualTo(4);
        assertThat(kinds.faultCount()).isEqualTo(2);
        assertThat(kinds.labels()).isEqualTo(Map.of("kind", Map.of("200", 1L, "503", 1L, "TIMED_OUT", 1L, "CUT", 1L)));
        assertThat(kinds.faults().get("kind")).containsExactly("status 503: body", "TIMED_OUT on a new connection");
    }

    @Test
    void keptFaultsAreFew() {
        for (int i = 0; i < 1000; i++) {
            add(answered(500, Map.of()));
        }
        assertThat(tally.faultCount()).isEqualTo(1000);
        assertThat(tally.faults()).hasSizeLessThan(20);
        assertThat(kinds.faults().get("kind")).hasSizeLessThan(20);
    }

    private void add(Exchange exchange) {
        tally.accept(exchange);
        kinds.accept(exchange);
    }

    private static Exchange answered(int status, Map<String, String> headers) {
        Answer answer = new Answer(status, headers, "body".getBytes(StandardCharsets.US_ASCII));
        return new Exchange(REQUEST, 0, 1, 2_000_000, Outcome.ANSWERED, null, answer);
    }

    private static Exchange exchange(Outcome outcome) {
        return new Exchange(REQUEST, 0, 1, 2_000_000, outcome, null, null);
    }
}
