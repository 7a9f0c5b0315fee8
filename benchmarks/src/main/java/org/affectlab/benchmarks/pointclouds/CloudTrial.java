package org.affectlab.benchmarks.pointclouds;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.affectlab.benchmarks.measure.ProcessObserver;
import org.affectlab.benchmarks.measure.ProcessSample;
import org.affectlab.benchmarks.report.Machine;
import org.jspecify.annotations.Nullable;

/**
 * Has a service of its own classify one cloud: makes the cloud, starts the service, sends the cloud as a job, waits, fetches it back, checks it, stops the service. Everything
 * lies in a folder that is deleted at the end. For one thread.
 */
public final class CloudTrial {
    private static final double NANOS_A_SECOND = 1e9;
    private static final Duration READY_LIMIT = Duration.ofMinutes(5);
    private static final Duration READY_PAUSE = Duration.ofMillis(200);
    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final ServiceSettings settings;
    private final @Nullable String model;
    private final Consumer<String> progress;

    /**
     * @param model name; null: the first that is ready
     * @param progress takes a line for people now and then
     */
    public CloudTrial(ServiceSettings settings, @Nullable String model, Consumer<String> progress) {
        this.settings = requireNonNull(settings, "settings is null");
        this.model = model;
        this.progress = requireNonNull(progress, "progress is null");
    }

    /**
     * @param scene file whose copies are the cloud
     * @param work folder that is there, for a folder of the trial
     * @throws IOException if the service does not start, fails, ends, or what comes back is not what was sent with its classes; the message says which
     */
    public CloudRun run(Path scene, Path work) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(work, "pointclouds");
        try {
            Path cloud = folder.resolve("cloud.laz");
            progress.accept("making the cloud");
            TiledFile.write(scene, settings.points(), cloud);
            Path answered = folder.resolve("answer.laz");
            CloudRun run = serve(cloud, answered, Files.createDirectory(folder.resolve("service")));
            progress.accept("comparing what came back");
            CloudComparison.check(cloud, answered, run.answer());
            return run;
        } finally {
            delete(folder);
        }
    }

    private CloudRun serve(Path cloud, Path answered, Path folder) throws IOException, InterruptedException {
        try (CloudService service = CloudService.start(settings, folder)) {
            progress.accept("starting the service");
            CloudJobs jobs = new CloudJobs(service.address(), service.secret());
            String name = awaitModel(service, jobs);
            progress.accept("segmenting with " + name);
            try {
                return measure(service.observer(), jobs, name, cloud, answered);
            } catch (IOException | UncheckedIOException failure) {
                service.requireAliveAfterFailure();
                throw failure;
            }
        }
    }

    private String awaitModel(CloudService service, CloudJobs jobs) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            service.requireAlive();
            if (service.listens()) {
                Optional<String> ready = jobs.readyModel(model);
                if (ready.isPresent()) {
                    return ready.get();
                }
            }
            Thread.sleep(READY_PAUSE.toMillis());
        }
        throw new IOException((model == null ? "no model for clouds" : "no model " + model) + " was ready after "
                + READY_LIMIT.toMinutes() + " minutes; packages were looked for in " + settings.models());
    }

    private static CloudRun measure(ProcessObserver process, CloudJobs jobs, String model, Path cloud, Path answered)
            throws IOException, InterruptedException {
        String load = Machine.currentLoadAverage();
        ProcessSample begin = process.sample();
        String job = jobs.start(cloud, model);
        long taken = System.nanoTime();
        while (!jobs.isComplete(job)) {
            // A hundredth of the time so far: so looking costs nothing and is no error that matters.
            long soFar = (System.nanoTime() - begin.nanos()) / 100_000_000;
            Thread.sleep(Math.max(SHORTEST_PAUSE_MILLIS, Math.min(LONGEST_PAUSE_MILLIS, soFar)));
        }
        ProcessSample ended = process.sample();
        long jobPeak = process.peakResidentBytes();
        CloudAnswer answer = jobs.answer(job);
        ProcessSample asked = process.sample();
        jobs.fetchLaz(job, answered);
        ProcessSample last = process.sample();
        return new CloudRun(
                answer,
                Files.size(cloud),
                load,
                (taken - begin.nanos()) / NANOS_A_SECOND,
                (ended.nanos() - begin.nanos()) / NANOS_A_SECOND,
                (last.nanos() - asked.nanos()) / NANOS_A_SECOND,
                (ended.cpuNanos() - begin.cpuNanos()) / NANOS_A_SECOND,
                (last.cpuNanos() - asked.cpuNanos()) / NANOS_A_SECOND,
                begin.residentBytes(),
                jobPeak,
                process.peakResidentBytes());
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
