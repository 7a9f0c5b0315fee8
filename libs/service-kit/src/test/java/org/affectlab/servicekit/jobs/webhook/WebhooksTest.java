package org.affectlab.servicekit.jobs.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.WebhookSecret;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobId;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.affectlab.servicekit.jobs.QueuedJobs;
import org.affectlab.servicekit.jobs.store.JobDatabase;
import org.affectlab.servicekit.jobs.store.JobStore;
import org.affectlab.servicekit.jobs.webhook.FakeReceiver.Call;
import org.affectlab.servicekit.jobs.webhook.Webhook.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhooksTest {
    private static final InternalSecret SECRET = InternalSecret.of("0123456789abcdef0123456789abcdef");
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final SettableClock clock = new SettableClock();
    private final List<AutoCloseable> open = new ArrayList<>();
    private JobDatabase database;
    private JobStore jobs;
    private WebhookStore store;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        database = JobDatabase.open(new JobsProperties.Database(null, "", "", 8), folder);
        jobs = new JobStore(database, "kit");
        store = new WebhookStore(database, "kit");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        database.close();
    }

    private FakeReceiver receiver(FakeReceiver.Manner manner) throws IOException {
        FakeReceiver receiver = new FakeReceiver(manner);
        open.add(receiver);
        return receiver;
    }

    private Webhooks webhooks(AddressGuard guard, Duration timeout) {
        WebhookProperties properties = new WebhookProperties(List.of(), true, timeout, 4);
        Webhooks webhooks = new Webhooks(
                store, jobs, properties, guard, SECRET, job -> "{\"state\":\"" + job.state() + "\"}", clock);
        open.add(0, webhooks);
        return webhooks;
    }

    private Webhooks webhooks() {
        return webhooks(new AddressGuard(LOOPBACK), TIMEOUT);
    }

    private Job job(String caller, String url) {
        Job job = QueuedJobs.of(caller, "sum", null, clock.instant());
        store.insert(job.id(), URI.create(url), clock.instant());
        jobs.insert(job);
        return job;
    }

    private Job ended(String caller, String url) {
        Job job = job(caller, url);
        jobs.cancel(job.id(), clock.instant(), clock.instant().plus(Duration.ofHours(24)));
        return job;
    }

    private Webhook kept(Job job) {
        return store.of(List.of(job.id())).get(job.id());
    }

    /** Looks again and again, as the service does: the place of a call is free only a moment after its outcome is known. */
    private Webhook awaitAnswer(Webhooks webhooks, Job job, int attempts) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            webhooks.look();
            Webhook now = kept(job);
            if (now.attempts() == attempts
                    && (now.state() != State.PENDING || now.nextAt().compareTo(leased()) != 0)) {
                return now;
            }
            assertThat(System.nanoTime() - start).as(now.toString()).isLessThan(SOON.toNanos());
            Thread.sleep(10);
        }
    }

    private Instant leased() {
        return clock.instant().plusSeconds(30);
    }

    @Test
    void isCalledOnceTheJobHasEndedAndSigned() throws Exception {
        FakeReceiver receiver = receiver(FakeReceiver.status(204));
        Webhooks webhooks = webhooks();
        Job job = job("anna", receiver.url());
        webhooks.look();
        assertThat(receiver.next(200)).isNull();

        jobs.cancel(job.id(), clock.instant(), clock.instant().plusSeconds(3600));
        webhooks.look();
        Call call = receiver.next(5000);
        assertThat(call.line()).isEqualTo("POST /hooks HTTP/1.1");
        assertThat(call.body()).isEqualTo("{\"state\":\"CANCELLED\"}");
        assertThat(call.headers())
                .containsEntry("webhook-id", job.id())
                .containsEntry(
                        "webhook-timestamp", Long.toString(clock.instant().getEpochSecond()))
                .containsEntry(
                        "webhook-signature",
                        WebhookSecret.of(SECRET, "anna")
                                .sign(job.id(), clock.instant().getEpochSecond(), call.body()))
                .containsEntry("content-type", "application/json; charset=UTF-8");
        Webhook kept = awaitAnswer(webhooks, job, 1);
        assertThat(kept.state()).isEqualTo(State.DELIVERED);
        assertThat(kept.answer()).isEqualTo("204");

        clock.forward(Duration.ofDays(1));
        webhooks.look();
        assertThat(receiver.next(200)).isNull();
    }

    @Test
    void isCalledAgainUntilTheReceiverTakesIt() throws Exception {
        FakeReceiver receiver = receiver(FakeReceiver.status(500, 503, 200));
        Webhooks webhooks = webhooks();
        Job job = ended("anna", receiver.url());
        webhooks.look();
        assertThat(awaitAnswer(webhooks, job, 1).answer()).isEqualTo("500");
        webhooks.look();
        assertThat(kept(job).attempts()).isEqualTo(1);

        clock.forward(Webhooks.PAUSES.get(0));
        webhooks.look();
        assertThat(awaitAnswer(webhooks, job, 2).answer()).isEqualTo("503");
        clock.forward(Webhooks.PAUSES.get(1));
        webhooks.look();
        assertThat(awaitAnswer(webhooks, job, 3).state()).isEqualTo(State.DELIVERED);
        String first = receiver.next(0).headers().get("webhook-id");
        assertThat(first).isEqualTo(receiver.next(0).headers().get("webhook-id"));
    }

    @Test
    void isGivenUpAfterTheLastPause() throws Exception {
        FakeReceiver receiver = receiver(FakeReceiver.status(500));
        Webhooks webhooks = webhooks();
        Job job = ended("anna", receiver.url());
        for (int attempt = 1; attempt <= Webhooks.PAUSES.size() + 1; attempt++) {
            webhooks.look();
            Webhook kept = awaitAnswer(webhooks, job, attempt);
            assertThat(kept.state()).isEqualTo(attempt <= Webhooks.PAUSES.size() ? State.PENDING : State.FAILED);
            clock.forward(Duration.ofHours(7));
        }
    }

    @Test
    void aReceiverThatIsGoneIsNotCalledAgain() throws Exception {
        Webhooks webhooks = webhooks();
        Job job = ended("anna", receiver(FakeReceiver.status(410)).url());
        webhooks.look();
        assertThat(awaitAnswer(webhooks, job, 1).state()).isEqualTo(State.FAILED);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        FakeReceiver inside = receiver(FakeReceiver.status(200));
        FakeReceiver outside = receiver((number, out) ->
                out.write(("HTTP/1.1 307 X\r\nLocation: " + inside.url() + "\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(ISO_8859_1)));
        Webhooks webhooks = webhooks();
        Job job = ended("anna", outside.url());
        webhooks.look();
        assertThat(awaitAnswer(webhooks, job, 1)).satisfies(kept -> {
            assertThat(kept.state()).isEqualTo(State.PENDING);
            assertThat(kept.answer()).isEqualTo("307");
        });
        assertThat(inside.next(200)).isNull();
    }

    @Test
    void aNameThatMeansAnotherAddressByNowIsNotCalled() throws Exception {
        FakeReceiver inside = receiver(FakeReceiver.status(200));
        AtomicInteger asked = new AtomicInteger();
        FakeNames rebinding = new FakeNames(() -> Stream.of(asked.getAndIncrement() == 0 ? "1.1.1.1" : "127.0.0.1"));
        AddressGuard guard = new AddressGuard(List.of(), rebinding);
        String url = "http://rebinding.example:" + inside.port() + "/";
        assertThat(guard.resolve("rebinding.example")).hasSize(1);

        Webhooks webhooks = webhooks(guard, TIMEOUT);
        Job job = ended("anna", url);
        webhooks.look();
        assertThat(awaitAnswer(webhooks, job, 1).answer()).isEqualTo("ForbiddenAddressException");
        assertThat(inside.next(200)).isNull();
    }

    @Test
    void anAddressInNumbersIsLookedAtToo() throws Exception {
        FakeReceiver inside = receiver(FakeReceiver.status(200));
        Webhooks webhooks = webhooks(new AddressGuard(List.of()), TIMEOUT);
        Job job = ended("anna", inside.url());
        webhooks.look();
        assertThat(awaitAnswer(webhooks, job, 1).answer()).isEqualTo("ForbiddenAddressException");
        assertThat(inside.next(200)).isNull();
    }

    @Test
    void anAnswerThatNeverEndsHoldsNobodyUp() throws Exception {
        FakeReceiver dripping = receiver((number, out) -> {
            out.write("HTTP/1.1 200 ".getBytes(ISO_8859_1));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(50);
            }
        });
        FakeReceiver endless = receiver((number, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
            while (true) {
                out.write(new byte[65536]);
            }
        });
        Webhooks webhooks = webhooks(new AddressGuard(LOOPBACK), Duration.ofSeconds(3));
        Job slow = ended("anna", dripping.url());
        Job large = ended("bert", endless.url());
        webhooks.look();
        assertThat(awaitAnswer(webhooks, slow, 1).state()).isEqualTo(State.PENDING);
        assertThat(awaitAnswer(webhooks, large, 1).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void theSlowReceiversOfOneCallerDoNotHoldUpAnother() throws Exception {
        FakeReceiver silent = receiver((number, out) -> Thread.sleep(60_000));
        FakeReceiver quick = receiver(FakeReceiver.status(200));
        Webhooks webhooks = webhooks();
        for (int number = 0; number < 20; number++) {
            ended("anna", silent.url());
        }
        Job other = ended("bert", quick.url());
        webhooks.look();
        assertThat(awaitAnswer(webhooks, other, 1).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void oneCallIsMadeByOneProcessAndAgainIfThatOneDied() {
        Job job = ended("anna", "http://127.0.0.1:1/");
        Webhook due = store.due(clock.instant(), 1, 10).get(0);
        assertThat(store.claim(due, clock.instant().plusSeconds(30))).isTrue();
        assertThat(store.claim(due, clock.instant().plusSeconds(30))).isFalse();
        assertThat(store.due(clock.instant(), 1, 10)).isEmpty();

        clock.forward(Duration.ofSeconds(30));
        assertThat(store.due(clock.instant(), 1, 10)).singleElement().satisfies(again -> {
            assertThat(again.job()).isEqualTo(job.id());
            assertThat(again.attempts()).isEqualTo(1);
        });
    }

    @Test
    void aWebhookWithoutAJobIsSweptUpAndNeverCalled() {
        String orphan = JobId.create("kit");
        store.insert(orphan, URI.create("https://lab.example/"), clock.instant());
        Job job = job("anna", "https://lab.example/");
        assertThat(store.due(clock.instant(), 1, 10)).isEmpty();
        clock.forward(Duration.ofHours(7));
        store.sweep(clock.instant().minus(Duration.ofHours(6)));
        assertThat(store.of(List.of(orphan, job.id()))).containsOnlyKeys(job.id());
    }

    /** Stands still until it is put forward. */
    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-05-04T03:02:01Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
