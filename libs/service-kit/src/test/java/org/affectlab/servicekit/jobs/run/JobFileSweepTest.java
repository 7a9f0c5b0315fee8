package org.affectlab.servicekit.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.affectlab.servicekit.client.Caller;
import org.affectlab.servicekit.jobs.Job;
import org.affectlab.servicekit.jobs.JobId;
import org.affectlab.servicekit.jobs.JobKind;
import org.affectlab.servicekit.jobs.JobKinds;
import org.affectlab.servicekit.jobs.JobProgress;
import org.affectlab.servicekit.jobs.JobsProperties;
import org.affectlab.servicekit.jobs.Progress;
import org.affectlab.servicekit.jobs.QueuedJobs;
import org.affectlab.servicekit.jobs.files.FolderJobFiles;
import org.affectlab.servicekit.jobs.store.JobDatabase;
import org.affectlab.servicekit.jobs.store.JobStore;
import org.affectlab.servicekit.jobs.store.JobStore.Attempt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFileSweepTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final Duration OLD = Duration.ofHours(7);
    private static final Duration YOUNG = Duration.ofSeconds(1);
    private static final String SERVICE = QueuedJobs.SERVICE;

    @TempDir
    Path folder;

    @TempDir
    Path files;

    private JobDatabase database;
    private JobStore store;
    private JobFileSweep sweep;

    @BeforeEach
    void start() throws IOException {
        database = JobDatabase.open(new JobsProperties.Database(null, "", "", 8), folder);
        store = new JobStore(database, SERVICE);
        sweep = new JobFileSweep(
                store,
                new FolderJobFiles(files),
                new JobKinds(List.of(new FakeKind("sum", false), new FakeKind("cloud", true))),
                Clock.fixed(NOW, ZoneOffset.UTC),
                SERVICE);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void theInputOfAJobThatHasEndedGoesAtOnce() throws IOException {
        file(JobFileNames.input(completed("sum")), YOUNG);
        file(JobFileNames.input(failed("cloud")), YOUNG);
        file(JobFileNames.input(cancelled()), YOUNG);

        sweep.endedInputs();

        assertThat(names()).isEmpty();
    }

    @Test
    void whatIsStillNeededStays() throws IOException {
        file(JobFileNames.input(job("sum")), OLD);
        file(JobFileNames.input(running()), OLD);
        file(JobFileNames.input(completed("cloud")), OLD);
        file(JobFileNames.input(completed("of-a-later-version")), OLD);
        file(JobFileNames.result(completed("sum")), OLD);
        file(JobFileNames.data(completed("sum")), OLD);
        List<String> before = names();

        sweep.endedInputs();
        sweep.orphans();

        assertThat(names()).hasSize(6).isEqualTo(before);
    }

    @Test
    void aFileWithoutAJobGoesWhenItIsOld() throws IOException {
        String young = JobFileNames.input(JobId.create(SERVICE));
        file(young, YOUNG);
        file(JobFileNames.input(JobId.create(SERVICE)), OLD);
        file(JobFileNames.result(JobId.create(SERVICE)), OLD);
        file(JobFileNames.input(completed("sum")), OLD);

        sweep.orphans();

        assertThat(names()).containsExactly(young);
        sweep.endedInputs();
        assertThat(names()).containsExactly(young);
    }

    @Test
    void filesOfOthersStay() throws IOException {
        file(JobFileNames.input(JobId.create("other")), OLD);
        file(JobFileNames.result(JobId.create("kit-2")), OLD);
        file("notes.input", OLD);
        List<String> before = names();

        sweep.endedInputs();
        sweep.orphans();

        assertThat(names()).hasSize(3).isEqualTo(before);
    }

    private void file(String name, Duration age) throws IOException {
        Path file = Files.writeString(files.resolve(name), "content");
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String job(String analysis) {
        Job job = QueuedJobs.of("lab", analysis, null, NOW);
        store.insert(job);
        return job.id();
    }

    private Attempt attempt(String analysis) {
        String id = job(analysis);
        return new Attempt(
                id, "owner", store.claim(id, "owner", NOW).orElseThrow().attempts());
    }

    private String running() {
        return attempt("sum").id();
    }

    private String completed(String analysis) {
        Attempt attempt = attempt(analysis);
        assertThat(store.complete(attempt, JobProgress.NONE, NOW, NOW.plus(OLD)))
                .isTrue();
        return attempt.id();
    }

    private String failed(String analysis) {
        Attempt attempt = attempt(analysis);
        assertThat(store.fail(attempt, "{}", NOW, NOW.plus(OLD))).isTrue();
        return attempt.id();
    }

    private String cancelled() {
        String id = job("sum");
        assertThat(store.cancel(id, NOW, NOW.plus(OLD))).isTrue();
        return id;
    }

    private record FakeKind(String name, boolean keepsInput) implements JobKind {
        @Override
        public void run(Job job, Input input, Caller caller, Progress progress) {
            throw new AssertionError("a sweep works on no job");
        }

        @Override
        public Object result(Job job) {
            throw new AssertionError("a sweep asks for no result");
        }
    }
}
