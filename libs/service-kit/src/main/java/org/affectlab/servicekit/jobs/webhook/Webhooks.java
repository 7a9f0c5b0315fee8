package org.affectlab.servicekit.jobs.webhook;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.affectlab.access.InternalSecret;
import org.affectlab.access.WebhookSecret;
import org.affectlab.admission.Place;
import org.affectlab.admission.Places;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.store.JobStore;
import org.affectlab.servicekit.jobs.webhook.Webhook.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Calls the web hooks of jobs that have ended, signed as Standard Webhooks 1.0 says, until the receiver takes it or {@link #PAUSES} are
 * through. What is to be called stands in the data base, so it outlives the process; a call that a process died at is made again, with the
 * same {@code webhook-id}. One receiver that is slow holds up at most its own caller. Thread-safe.
 */
public final class Webhooks implements AutoCloseable {
    /** Before the second call and each one after it. Our choice: all of them within the default retention of a job. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Longer than any call, so that two processes do not make the same one. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration SWEEP_AFTER = Duration.ofHours(6);
    private static final int SWEEP_TICKS = 600;
    private static final int MOST_AT_ONCE = 500;
    private static final int GONE = 410;

    private final WebhookStore store;
    private final JobStore jobs;
    private final WebhookSender sender;
    private final InternalSecret secret;
    private final Function<Job, String> payload;
    private final Clock clock;
    private final int concurrency;
    private final Places places;
    private final ExecutorService callers;
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "webhooks"));
    private long ticks;

    /** @param payload what to say of a job */
    public Webhooks(
            WebhookStore store,
            JobStore jobs,
            WebhookProperties properties,
            InternalSecret secret,
            Function<Job, String> payload,
            Clock clock) {
        this(store, jobs, properties, new AddressGuard(properties.allowedNetworks()), secret, payload, clock);
    }

    Webhooks(
            WebhookStore store,
            JobStore jobs,
            WebhookProperties properties,
            AddressGuard guard,
            InternalSecret secret,
            Function<Job, String> payload,
            Clock clock) {
        this.store = requireNonNull(store, "store is null");
        this.jobs = requireNonNull(jobs, "jobs is null");
        this.secret = requireNonNull(secret, "secret is null");
        this.payload = requireNonNull(payload, "payload is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.concurrency = properties.concurrency();
        this.places = new Places(concurrency, Math.max(1, concurrency / 4));
        this.sender = new WebhookSender(guard, properties.timeout(), concurrency);
        this.callers = Executors.newFixedThreadPool(concurrency, work -> daemon(work, "webhook-call"));
    }

    public Webhooks start() {
        looking.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void tick() {
        try {
            look();
            if (ticks++ % SWEEP_TICKS == 0) {
                store.sweep(clock.instant().minus(SWEEP_AFTER));
            }
        } catch (RuntimeException failure) {
            LOG.warn("Web hooks are not called now: {}", failure.toString());
        }
    }

    /** Begins the calls whose time has come, as far as there is room for them. */
    void look() {
        Instant now = clock.instant();
        for (Webhook due : store.due(now, concurrency, MOST_AT_ONCE)) {
            Optional<Job> job = jobs.find(due.job());
            Optional<Place> place = job.flatMap(found -> places.enter(found.caller()));
            if (job.isPresent() && place.isPresent()) {
                begin(due, job.get(), place.get());
            }
        }
    }

    private void begin(Webhook due, Job job, Place place) {
        boolean begun = false;
        try {
            if (store.claim(due, clock.instant().plus(LEASE))) {
                callers.execute(() -> {
                    try (place) {
                        call(due, job);
                    }
                });
                begun = true;
            }
        } finally {
            if (!begun) {
                place.close();
            }
        }
    }

    private void call(Webhook due, Job job) {
        State state;
        String answer;
        try {
            int status = send(due, job);
            answer = Integer.toString(status);
            state = status >= 200 && status < 300 ? State.DELIVERED : status == GONE ? State.FAILED : State.PENDING;
        } catch (IOException | RuntimeException failure) {
            // The name of the class alone: what others put into a message is not for our callers.
            answer = failure.getClass().getSimpleName();
            state = State.PENDING;
        }
        boolean last = due.attempts() >= PAUSES.size();
        State outcome = state == State.PENDING && last ? State.FAILED : state;
        Instant next = clock.instant().plus(last ? Duration.ZERO : PAUSES.get(due.attempts()));
        try {
            store.ended(due, outcome, next, answer);
        } catch (DataAccessException gone) {
            LOG.warn("The outcome of the web hook of {} could not be kept; it is called again", due.job());
        }
        LOG.info("Web hook of {}, call {}: {}, {}", due.job(), due.attempts() + 1, answer, outcome);
    }

    private int send(Webhook due, Job job) throws IOException {
        String body = payload.apply(job);
        long seconds = clock.instant().getEpochSecond();
        String signature = WebhookSecret.of(secret, job.caller()).sign(due.job(), seconds, body);
        return sender.send(
                due.url(),
                body,
                Map.of(
                        "webhook-id", due.job(),
                        "webhook-timestamp", Long.toString(seconds),
                        "webhook-signature", signature));
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        looking.shutdownNow();
        callers.shutdownNow();
        sender.close();
    }
}
