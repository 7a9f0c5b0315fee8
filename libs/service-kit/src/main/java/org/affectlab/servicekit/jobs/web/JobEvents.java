package org.affectlab.servicekit.jobs.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.affectlab.admission.Place;
import org.affectlab.admission.Places;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.store.JobStore;
import org.affectlab.servicekit.problem.ProblemCode;
import org.affectlab.servicekit.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells followers of jobs what becomes of them: one thread looks at the table twice a second for all of them, so it does not matter which
 * replica works on a job. A follower is sent the job as it is, then every change, now and then a comment that keeps the connection, and ends
 * with the job. Followers are bounded over all and for each caller. Thread-safe.
 */
public final class JobEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobEvents.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int MAX_FOLLOWERS = 256;
    private static final int MAX_FOLLOWERS_PER_CALLER = 32;
    private static final int QUIET_LOOKS = 20;

    private final JobStore store;
    private final Places places = new Places(MAX_FOLLOWERS, MAX_FOLLOWERS_PER_CALLER);
    private final Map<SseEmitter, Follower> followers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread looking = new Thread(work, "job-events");
        looking.setDaemon(true);
        return looking;
    });

    public JobEvents(JobStore store) {
        this.store = requireNonNull(store, "store is null");
        thread.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @throws ProblemException OVERLOADED if there are too many followers */
    SseEmitter follow(Job job, String caller, Function<Job, JobView> view) {
        Place place = places.enter(caller)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.OVERLOADED,
                        "Too many clients follow jobs; ask for the state now and then instead."));
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Follower follower = new Follower(emitter, job.id(), view);
        Runnable leave = () -> {
            followers.remove(emitter);
            place.close();
        };
        emitter.onCompletion(leave);
        emitter.onTimeout(emitter::complete);
        followers.put(emitter, follower);
        return emitter;
    }

    private void look() {
        for (Follower follower : followers.values()) {
            try {
                follower.look(store);
            } catch (IOException | IllegalStateException gone) {
                follower.emitter.completeWithError(gone);
                followers.remove(follower.emitter);
            } catch (RuntimeException failure) {
                LOG.debug("Followers wait for the data base: {}", failure.toString());
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        followers.keySet().forEach(SseEmitter::complete);
    }

    /** For the one thread that looks. */
    private static final class Follower {
        private final SseEmitter emitter;
        private final String id;
        private final Function<Job, JobView> view;
        private Optional<JobView> told = Optional.empty();
        private long events;
        private int quiet;

        Follower(SseEmitter emitter, String id, Function<Job, JobView> view) {
            this.emitter = emitter;
            this.id = id;
            this.view = view;
        }

        void look(JobStore store) throws IOException {
            Optional<Job> job = store.find(id);
            if (job.isEmpty()) {
                emitter.complete();
                return;
            }
            JobView now = view.apply(job.get());
            if (told.filter(now::equals).isPresent()) {
                keepAlive();
                return;
            }
            emitter.send(
                    SseEmitter.event().id(Long.toString(++events)).name("job").data(now, MediaType.APPLICATION_JSON));
            told = Optional.of(now);
            quiet = 0;
            if (job.get().state().isFinal()) {
                emitter.complete();
            }
        }

        private void keepAlive() throws IOException {
            if (++quiet >= QUIET_LOOKS) {
                emitter.send(SseEmitter.event().comment("still there"));
                quiet = 0;
            }
        }
    }
}
