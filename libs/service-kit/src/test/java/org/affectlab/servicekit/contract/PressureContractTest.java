package org.affectlab.servicekit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.affectlab.inference.MetricNames;
import org.affectlab.inference.serving.ModelRepository;
import org.affectlab.inference.serving.ServedModel;
import org.affectlab.servicekit.admission.Admission;
import org.affectlab.servicekit.admission.Permit;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.client.ClientConnection;
import org.affectlab.servicekit.deadline.Deadline;
import org.affectlab.servicekit.problem.ProblemCode;
import org.junit.jupiter.api.Test;

/** What every service does while it is busy: refuses before it reads, and works for nobody who has gone. */
public abstract class PressureContractTest extends BatchContractTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ABANDONED = 8;

    private RawConnection connect() throws IOException {
        return new RawConnection(service().port());
    }

    private RawConnection postGoodRaw() throws IOException {
        return connect()
                .post(subject().path(), subject().contentType(), subject().body());
    }

    private int admitted() {
        return service().bean(Admission.class).admitted();
    }

    private ServedModel model() {
        return service()
                .bean(ModelRepository.class)
                .find(subject().model().name(), null)
                .orElseThrow();
    }

    private double cancelled() {
        return service()
                .bean(MeterRegistry.class)
                .get(MetricNames.FAILURES)
                .tag(MetricNames.TAG_REASON, "cancelled")
                .counter()
                .count();
    }

    @Test
    void aRefusedBodyIsReadToItsEnd() throws IOException {
        // Far more than the buffers on the way hold: the sender comes to its end only if somebody reads.
        byte[] body = new byte[40 * MAX_UPLOAD_BYTES];
        try (RawConnection connection = connect()) {
            connection.post(subject().path(), subject().contentType(), body);
            assertThat(connection.readToEnd())
                    .startsWith("HTTP/1.1 413")
                    .contains("Connection: close", ProblemCode.TOO_LARGE.name());
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.onSpinWait();
        }
    }

    /** Requests whose clients leave again while the model does nothing: some with a normal end, some with a reset. */
    private void abandonRequests() throws IOException {
        List<RawConnection> clients = fillTheQueue();
        for (int client = 0; client < ABANDONED; client++) {
            if (client % 2 == 0) {
                clients.get(client).close();
            } else {
                clients.get(client).reset();
            }
        }
    }

    @Test
    void workOfClientsThatHaveGoneIsGivenUp() throws IOException {
        double before = cancelled();
        try (FakeEngine.Pause pause = engine().pause()) {
            assertThat(pause).isNotNull();
            abandonRequests();
            // The model still stands: nothing is computed, and the deadline is far.
            await("all requests have ended", () -> admitted() == 0);
            await("the queue is empty", () -> model().pending() == 0);
        }
        // An item leaves the queue before it is counted.
        await("the dropped work is counted", () -> cancelled() > before);
        assertThat(postGood().status()).isEqualTo(200);
    }

    @Test
    void aRequestSentAheadDoesNotLookLikeAClientThatHasGone() throws IOException {
        try (RawConnection connection = connect()) {
            try (FakeEngine.Pause pause = engine().pause()) {
                assertThat(pause).isNotNull();
                connection
                        .post(
                                subject().path(),
                                subject().contentType(),
                                subject().body())
                        .send("GET /v1/limits HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                + TestTokens.header() + "\r\n");
                await("the request waits for the model", () -> admitted() == 1);
                // Long enough for several looks at the connection; a wrong one would end the request.
                Instant end = Instant.now().plus(Caller.LOOK_EVERY.multipliedBy(4));
                await("several looks", () -> Instant.now().isAfter(end));
                assertThat(admitted()).isEqualTo(1);
            }
            String answers = connection.readToEnd();
            assertThat(answers).startsWith("HTTP/1.1 200").contains("\"digest\":\"sha256:", "\"maxUploadBytes\":");
        }
    }

    @Test
    void aFullServiceRefusesBeforeItReads() throws IOException {
        Admission admission = service().bean(Admission.class);
        Deadline late = Deadline.in(PATIENCE, Clock.systemUTC());
        Caller somebody = new Caller("somebody else", late, ClientConnection.ALWAYS_THERE);
        List<Permit> places = new ArrayList<>();
        try {
            while (admission.admitted() < MAX_REQUESTS) {
                places.add(admission.enter(somebody));
            }
            assertProblem(postGood(), ProblemCode.OVERLOADED);
            try (RawConnection connection = connect()) {
                connection.head(subject().path(), subject().contentType(), 500_000);
                assertThat(connection.readUntil("\r\n\r\n"))
                        .startsWith("HTTP/1.1 503")
                        .containsIgnoringCase("Retry-After: ");
            }
        } finally {
            places.forEach(Permit::close);
        }
    }

    @Test
    void aFullQueueRefusesBeforeItReads() throws IOException {
        try (FakeEngine.Pause pause = engine().pause()) {
            assertThat(pause).isNotNull();
            List<RawConnection> clients = fillTheQueue();
            try (RawConnection connection = connect()) {
                connection.head(subject().path(), subject().contentType(), 500_000);
                assertThat(connection.readUntil("\r\n\r\n"))
                        .startsWith("HTTP/1.1 503")
                        .containsIgnoringCase("Retry-After: ");
            }
            for (RawConnection client : clients) {
                client.close();
            }
            await("all requests have ended", () -> admitted() == 0);
        }
    }

    /** Requests of {@value #ABANDONED} clients while the model stands. */
    private List<RawConnection> fillTheQueue() throws IOException {
        List<RawConnection> clients = new ArrayList<>();
        clients.add(postGoodRaw());
        // Otherwise the worker could take a batch out of a queue that was full for a moment.
        await("the worker is busy", this::workerIsBusy);
        for (int client = 1; client < ABANDONED; client++) {
            clients.add(postGoodRaw());
        }
        await("the model's queue is full", () -> model().full());
        return clients;
    }

    private boolean workerIsBusy() {
        return service()
                .get("/actuator/inference")
                .json()
                .at("/models/0/running/workers/0/busy")
                .asBoolean();
    }
}
