package org.affectlab.benchmarks.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.affectlab.benchmarks.http.Answer;
import org.affectlab.benchmarks.http.Delivery;
import org.affectlab.benchmarks.http.PreparedRequest;
import org.affectlab.benchmarks.http.TinyServer;
import org.affectlab.benchmarks.workload.AudioRequests;
import org.affectlab.benchmarks.workload.TensorRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AbuseTest {
    private static final int COUNT = 4000;

    private final TensorRequests tensors = new TensorRequests(
            "m", "wave", List.of(new float[100], new float[100]), List.of(new float[8], new float[8]), 1e-3f);
    private final PreparedRequest recording =
            PreparedRequest.direct("flac", AudioRequests.bytes("audio/flac", new byte[200]), 2, Expectation.refusal());

    @Test
    void halfIsGoodAndEveryKindIsThere() {
        List<PreparedRequest> drawn = draw(1);
        long whole = drawn.stream()
                .filter(request -> request.windows() > 0)
                .filter(request -> request.delivery().equals(Delivery.whole()))
                .count();
        assertThat((double) whole / COUNT).isCloseTo(0.5, within(0.03));
        Set<String> kinds = drawn.stream().map(PreparedRequest::kind).collect(Collectors.toCollection(TreeSet::new));
        assertThat(kinds)
                .contains(
                        "tensors",
                        "flac",
                        "cut tensors",
                        "cut flac",
                        "slow tensors",
                        "tensors: wrong shape",
                        "tensors: zero size",
                        "tensors: huge shape",
                        "tensors: datatype BF16",
                        "tensors: datatype INT16",
                        "tensors: datatype UINT64",
                        "tensors: datatype BYTES",
                        "tensors: NaN",
                        "tensors: Inf",
                        "tensors: JSON part",
                        "tensors: header length",
                        "tensors: byte count",
                        "recording: truncated",
                        "recording: noise");
        assertThat(kinds).filteredOn(kind -> kind.startsWith("broken head")).hasSize(6);
    }

    @Test
    void sameSeedSameRequests() {
        assertThat(contents(draw(5))).isEqualTo(contents(draw(5))).isNotEqualTo(contents(draw(6)));
    }

    @Test
    void cutsLieInsideTheRequest() {
        assertThat(draw(2).stream().filter(request -> request.kind().startsWith("cut")))
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.delivery().cutAfterBytes()).isBetween(0, request.size() - 1));
    }

    @Test
    void refusalIsAClientErrorWithACode() {
        assertThat(Expectation.refusal().fault(answer(415, "{\"code\":\"X\"}"))).isEmpty();
        assertThat(Expectation.refusal().fault(answer(415, "<html>"))).isPresent();
        assertThat(Expectation.bareRefusal().fault(answer(400, ""))).isEmpty();
        for (int status : new int[] {200, 301, 500, 503, 504}) {
            assertThat(Expectation.refusal().fault(answer(status, "{\"code\":\"X\"}")))
                    .isPresent();
            assertThat(Expectation.bareRefusal().fault(answer(status, ""))).isPresent();
        }
    }

    @Test
    void stalledUploadsMustBeEnded() throws IOException {
        try (TinyServer server = new TinyServer(connection -> {
            connection.getInputStream().readNBytes(50);
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 408 Slow\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".getBytes());
        })) {
            assertThat(StalledUploads.run(server.address(), recording, 3)).isEqualTo(Map.of("408", 3L));
        }
        assertThat(StalledUploads.unended(Map.of("408", 3L, "CLOSED", 2L))).isZero();
        assertThat(StalledUploads.unended(Map.of("200", 1L, "TIMED_OUT", 2L))).isEqualTo(3);
    }

    private List<PreparedRequest> draw(long seed) {
        AbuseMixture mixture = new AbuseMixture(seed, tensors, List.of(recording), new byte[200]);
        List<PreparedRequest> drawn = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            drawn.add(mixture.get());
        }
        return drawn;
    }

    private static List<String> contents(List<PreparedRequest> requests) {
        return requests.stream()
                .map(request -> request.kind() + request.content().hashCode() + request.delivery())
                .toList();
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
