package org.affectlab.servicekit.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobId;
import org.affectlab.servicekit.jobs.JobProgress;
import org.affectlab.servicekit.jobs.JobState;
import org.affectlab.servicekit.jobs.QueuedJobs;
import org.affectlab.servicekit.jobs.store.JobStore.Attempt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** The same on every data base. */
abstract class JobStoreTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private JobDatabase database;
    private JobStore store;

    abstract JobDatabase open() throws IOException;

    @BeforeEach
    void start() throws IOException {
        database = open();
        store = new JobStore(database, "kit");
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private Job job(String caller, @Nullable String key, Instant created) {
        return QueuedJobs.of(caller, "sum", key, created);
    }

    private Job inserted(String caller) {
        Job job = job(caller, null, NOW);
        store.insert(job);
        return job;
    }

    private Attempt claimed(Job job, String owner) {
        Job claimed = store.claim(job.id(), owner, NOW).orElseThrow();
        return new Attempt(job.id(), owner, claimed.attempts());
    }

    private JobState state(Job job) {
        return store.find(job.id()).orElseThrow().state();
    }

    @Test
    void whatIsInsertedIsFound() {
        Job job = inserted("lab");

        assertThat(store.find(job.id())).contains(job);
        assertThat(store.find(JobId.create("kit"))).isEmpty();
        assertThat(new JobStore(database, "other").find(job.id())).isEmpty();
    }

    @Test
    void anIdempotencyKeyIsUsedOnceByACaller() {
        Job first = job("lab", "k", NOW);
        store.insert(first);

        assertThatThrownBy(() -> store.insert(job("lab", "k", NOW))).isInstanceOf(DuplicateKeyException.class);
        store.insert(job("other", "k", NOW));
        store.insert(job("lab", null, NOW));
        store.insert(job("lab", null, NOW));
        assertThat(store.findByKey("lab", "k")).contains(first);
        assertThat(store.findByKey("lab", "l")).isEmpty();
    }

    @Test
    void aCallersJobsAreListedNewestFirst() {
        List<Job> jobs = new ArrayList<>();
        for (int index = 0; index < 5; index++) {
            jobs.add(job("lab", null, NOW.plusSeconds(index)));
            store.insert(jobs.get(index));
        }
        inserted("other");

        assertThat(store.list("lab", LATER, 2)).containsExactly(jobs.get(4), jobs.get(3));
        assertThat(store.list("lab", jobs.get(3).createdAt(), 10))
                .containsExactly(jobs.get(2), jobs.get(1), jobs.get(0));
    }

    @Test
    void oneAttemptAtATime() {
        Job job = inserted("lab");

        Job claimed = store.claim(job.id(), "a", NOW).orElseThrow();
        assertThat(claimed.state()).isEqualTo(JobState.RUNNING);
        assertThat(claimed.attempts()).isEqualTo(1);
        assertThat(claimed.startedAt()).isEqualTo(NOW);
        assertThat(store.claim(job.id(), "b", NOW)).isEmpty();
        assertThat(store.queued(10)).isEmpty();
    }

    @Test
    void ofManyThatClaimOneGetsTheJob() throws Exception {
        Job job = inserted("lab");
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<Boolean>> claims = new ArrayList<>();
        for (int index = 0; index < 24; index++) {
            String owner = "owner" + index;
            claims.add(() -> store.claim(job.id(), owner, NOW).isPresent());
        }
        int won = 0;
        for (Future<Boolean> claim : threads.invokeAll(claims)) {
            won += claim.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(won).isEqualTo(1);
        assertThat(store.find(job.id()).orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void aJobEndsOnce() {
        Job job = inserted("lab");
        Attempt attempt = claimed(job, "a");

        assertThat(store.complete(attempt, new JobProgress(3, 3, "windows"), LATER, LATER))
                .isTrue();
        assertThat(store.complete(attempt, JobProgress.NONE, LATER, LATER)).isFalse();
        assertThat(store.fail(attempt, "{}", LATER, LATER)).isFalse();
        assertThat(store.cancel(job.id(), LATER, LATER)).isFalse();
        assertThat(store.release(attempt)).isFalse();
        Job ended = store.find(job.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(JobState.COMPLETED);
        assertThat(ended.progress()).isEqualTo(new JobProgress(3, 3, "windows"));
        assertThat(ended.finishedAt()).isEqualTo(LATER);
        assertThat(ended.expiresAt()).isEqualTo(LATER);
    }

    @Test
    void whoWasTakenForDeadCannotEndIt() {
        Job job = inserted("lab");
        Attempt first = claimed(job, "a");

        assertThat(store.requeueAbandoned(NOW)).isZero();
        assertThat(store.requeueAbandoned(NOW.plusMillis(1))).isEqualTo(1);
        Attempt second = claimed(job, "a");

        assertThat(second.attempts()).isEqualTo(2);
        assertThat(store.heartbeat(first, JobProgress.NONE, NOW)).isFalse();
        assertThat(store.complete(first, JobProgress.NONE, NOW, LATER)).isFalse();
        assertThat(store.complete(second, JobProgress.NONE, NOW, LATER)).isTrue();
    }

    @Test
    void aHeartbeatKeepsTheJobAndTellsTheProgress() {
        Job job = inserted("lab");
        Attempt attempt = claimed(job, "a");

        assertThat(store.heartbeat(attempt, new JobProgress(1, 9, "windows"), LATER))
                .isTrue();
        assertThat(store.requeueAbandoned(LATER)).isZero();
        assertThat(store.find(job.id()).orElseThrow().progress()).isEqualTo(new JobProgress(1, 9, "windows"));
    }

    @Test
    void aReleasedAttemptDoesNotCount() {
        Job job = inserted("lab");

        assertThat(store.release(claimed(job, "a"))).isTrue();
        assertThat(store.queued(10)).extracting(Job::attempts).containsExactly(0);
    }

    @Test
    void aCancelledJobIsTakenFromWhoWorksOnIt() {
        Job waiting = inserted("lab");
        Job running = inserted("lab");
        Attempt attempt = claimed(running, "a");

        assertThat(store.cancel(waiting.id(), NOW, LATER)).isTrue();
        assertThat(store.cancel(running.id(), NOW, LATER)).isTrue();
        assertThat(state(waiting)).isEqualTo(JobState.CANCELLED);
        assertThat(store.claim(waiting.id(), "a", NOW)).isEmpty();
        assertThat(store.heartbeat(attempt, JobProgress.NONE, NOW)).isFalse();
        assertThat(store.complete(attempt, JobProgress.NONE, NOW, LATER)).isFalse();
    }

    @Test
    void aFailedJobKeepsItsProblem() {
        Job job = inserted("lab");

        assertThat(store.fail(claimed(job, "a"), "{\"code\":\"TOO_SHORT\"}", NOW, LATER))
                .isTrue();
        assertThat(store.find(job.id()).orElseThrow().problem()).isEqualTo("{\"code\":\"TOO_SHORT\"}");
    }

    @Test
    void openJobsAreCounted() {
        Job first = inserted("lab");
        Job second = inserted("lab");
        inserted("other");
        claimed(first, "a");
        store.cancel(second.id(), NOW, LATER);

        assertThat(store.countOpen()).isEqualTo(2);
        assertThat(store.countOpen("lab")).isEqualTo(1);
    }

    @Test
    void aWaitingJobIsDispatchedOnceByOne() {
        Job job = inserted("lab");

        assertThat(store.dispatch(job)).isTrue();
        assertThat(store.dispatch(job)).isFalse();
        assertThat(store.queued(10)).extracting(Job::dispatches).containsExactly(1);
    }

    @Test
    void onlyWhatHasEndedExpiresAndIsDeleted() {
        Job ended = inserted("lab");
        Job open = inserted("lab");
        store.cancel(ended.id(), NOW, NOW.plusSeconds(1));

        assertThat(store.expired(NOW.plusSeconds(1), 10)).isEmpty();
        assertThat(store.expired(NOW.plusSeconds(2), 10)).extracting(Job::id).containsExactly(ended.id());
        assertThat(store.delete(open.id())).isFalse();
        assertThat(store.delete(ended.id())).isTrue();
        assertThat(store.find(ended.id())).isEmpty();
    }
}
